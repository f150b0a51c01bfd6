"""What json says of a float that has no place in it."""
import json


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for value in (float("inf"), [float("nan")], {"a": -float("inf")}, {float("inf"): 1}):
    for indent in (None, 0, 2):
        attempt(lambda: json.dumps(value, allow_nan=False, indent=indent))
