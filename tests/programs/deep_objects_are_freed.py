"""Long chains of objects are freed without recursion."""
import functools
import itertools

N = 100000


class Node:
    def __init__(self, next):
        self.next = next


class Slot:
    __slots__ = ("next",)

    def __init__(self, next):
        self.next = next


def nest(make, start):
    x = start
    for i in range(N):
        x = make(x)
    return x


def in_context(x):
    e = ValueError()
    e.__context__ = x
    return e


makers = [("list", lambda x: [x], []), ("tuple", lambda x: (x,), ()), ("dict", lambda x: {1: x}, {}),
          ("node", Node, None), ("slot", Slot, None), ("closure", lambda x: lambda: x, None),
          ("iter", lambda x: iter([x]), None), ("map", lambda x: map(str, x), []),
          ("generator", lambda x: (i for i in x), [1]), ("context", in_context, None),
          ("exception", ValueError, None), ("reversed", lambda x: reversed([x]), None)]
for name, make, start in makers:
    x = nest(make, start)
    del x
    print(name, "freed")
