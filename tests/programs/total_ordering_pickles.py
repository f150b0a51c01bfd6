"""A comparison that total_ordering() fills in is a function of functools, so it can be pickled."""
import functools
import pickle


@functools.total_ordering
class Ordered:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __eq__(self, other):
        return self.n == other.n


for name in "__gt__", "__le__", "__ge__":
    method = getattr(Ordered, name)
    print(method.__name__, method.__qualname__)
    print(pickle.loads(pickle.dumps(method)) is method, getattr(Ordered(1), name)(Ordered(2)))
