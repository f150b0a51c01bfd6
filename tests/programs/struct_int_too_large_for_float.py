"""struct names the int, not the float, that is too large."""
import struct


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for form in ("e", "f", "d", "<f"):
    for value in (70000, 10**39, 10**400, 70000.0, 1e39, True, "a"):
        attempt(lambda: struct.pack(form, value))
