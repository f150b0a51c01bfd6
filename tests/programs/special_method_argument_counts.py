"""How many arguments a special method that is called by name takes, in the words of its kind."""
from collections import Counter, OrderedDict, deque


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for target in ((1, 2), [1], "ab", b"ab", bytearray(b"a"), deque([1]), 5, 2.5, 1j, {1: 2}, {1}, frozenset([1]),
               OrderedDict(), Counter(), range(3), memoryview(b"ab")):
    for name in ("__mul__", "__rmul__", "__imul__", "__pow__", "__rpow__", "__getitem__", "__setitem__",
                 "__delitem__", "__contains__", "__len__", "__eq__", "__setattr__", "__add__"):
        method = getattr(target, name, None)
        if method is None or isinstance(target, Counter) and name == "__delitem__":
            continue
        for arguments in ((), (1, 2, 3, 4)):
            print(type(target).__name__, name, end=": ")
            attempt(lambda: method(*arguments))
attempt(lambda: property().__get__())
attempt(lambda: property().__set__(1))
attempt(lambda: type(None, nope=1))
attempt(lambda: float.__rpow__(1.5, -2, [1]))
attempt(lambda: complex.__rpow__(2j, 0, "x"))
attempt(lambda: Counter().__delitem__())
