# collections.abc: what is recognised, what is derived, what is registered.
import collections.abc as abc
from collections import deque


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


for kind in ("Iterable", "Iterator", "Sequence", "MutableSequence", "Mapping", "Set", "Hashable", "Callable", "Sized", "Generator", "Reversible", "Collection"):
    t = getattr(abc, kind)
    print(kind, [isinstance(x, t) for x in ([], (), {}, set(), "", 5, len, iter([]), (i for i in ()), deque(), range(3))])


class Evens(abc.Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if not 0 <= i < self.n:
            raise IndexError(i)
        return i * 2


ev = Evens(4)
print(list(ev), 4 in ev, ev.index(6), ev.count(2), list(reversed(ev)), isinstance(ev, abc.Collection))


class Bag(abc.MutableSet):
    def __init__(self, items=()):
        self.items = list(dict.fromkeys(items))

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, x):
        if x not in self.items:
            self.items.append(x)

    def discard(self, x):
        if x in self.items:
            self.items.remove(x)

    def __repr__(self):
        return f"Bag({self.items})"


b = Bag([1, 2])
b |= [3]
print(b, b & [1, 9], b | {7}, b - {1}, b ^ {1, 5}, b <= {1, 2, 3}, b == {1, 2, 3}, b.pop(), b, b.isdisjoint([1]))
show(b.remove, 99)


class Registry(abc.MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


g = Registry()
g.update(a=1, b=2)
print(dict(g), g.pop("a"), g.setdefault("c", 5), list(g.items()), g.get("zz"), "b" in g, g == {"b": 2, "c": 5}, g.popitem())
show(g.pop, "zz")
print(sorted(g.keys() | {"k"}), list(g.values()), len(g.items()))


class Incomplete(abc.Mapping):
    def __len__(self):
        return 0


show(Incomplete)


@abc.Sequence.register
class Registered:
    pass


print(issubclass(Registered, abc.Sequence), isinstance(Registered(), abc.Iterable), abc.Sequence in Registered.__mro__)
