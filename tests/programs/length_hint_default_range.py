"""The default of operator.length_hint is any number of 64 bits."""
import operator


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for number in (2**62, 2**63 - 1, -(2**63), 2**63, -(2**63) - 1, True, 1.5):
    attempt(lambda: operator.length_hint(iter(lambda: 0, 1), number))
