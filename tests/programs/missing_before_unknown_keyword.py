"""An argument that is missing is told before a keyword that nobody knows."""
import itertools


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: itertools.combinations([1], nope=1))
attempt(lambda: itertools.combinations(nope=1, r=2))
attempt(lambda: itertools.combinations([1], iterable=1))
attempt(lambda: itertools.combinations([1], 2, iterable=1))
attempt(lambda: "a".encode("utf-8", encoding="x"))
attempt(lambda: "a".encode("utf-8", nope="x"))
attempt(lambda: "a".split(",", sep=","))
attempt(lambda: (1).to_bytes(nope=1))
attempt(lambda: (1).to_bytes(1, "big", length=2))
attempt(lambda: int.from_bytes(nope=1))
attempt(lambda: open(nope=1))
attempt(lambda: open(mode="r", nope=1))
attempt(lambda: sum(nope=1))
attempt(lambda: enumerate(nope=1))
attempt(lambda: enumerate(start=1))
attempt(lambda: bytes.fromhex(nope=1))
attempt(lambda: pow(1, nope=2))
attempt(lambda: pow(base=1, nope=2))
attempt(lambda: round(nope=1))
attempt(lambda: property(1, 2, 3, 4, nope=1))
attempt(lambda: str(b"", nope=1))
attempt(lambda: bytes(b"", nope=1))
attempt(lambda: int("1", nope=1))
attempt(lambda: complex(nope=1))
attempt(lambda: itertools.count(nope=1))
attempt(lambda: itertools.compress([1], nope=1))
attempt(lambda: itertools.permutations(nope=1))
attempt(lambda: itertools.groupby(key=1))
attempt(lambda: itertools.accumulate(func=1, nope=1))
