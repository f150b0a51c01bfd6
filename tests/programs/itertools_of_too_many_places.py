"""More places than memory has are refused when the iterator is made."""
import itertools


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for name in ("combinations", "permutations", "combinations_with_replacement"):
    for r in (2**63 - 1, 2**61, 2**63):
        attempt(lambda: next(getattr(itertools, name)([1, 2], r), "none"))
