# deque, defaultdict, OrderedDict, Counter, namedtuple, ChainMap, the User classes, collections.abc.
import collections.abc as abc
from collections import (
    ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple,
)


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, len(d), d[0], d[-1], d.maxlen, list(reversed(d)), 3 in d, d.index(3), d.count(3))
d.rotate(1)
print(d, end=" ")
d.rotate(-2)
print(d)
d.extend([7, 8])
d.extendleft([9])
print(d, d.pop(), d.popleft(), d)
show(deque().pop)
show(deque().popleft)
show(lambda: d[10])
show(lambda: d[0:1])
show(deque, [1], -1)
show(deque, [1], "a")
show(deque([1, 2, 3], 3).insert, 0, 5)
e = deque("abcdef")
e.insert(2, "X")
e.remove("e")
del e[0]
e[0] = "B"
e.reverse()
print(e, e + deque("!"), deque([1]) * 3, deque([1, 2], 3) * 2, e == deque(e), deque([1]) < deque([2]))
show(e.remove, "zz")
show(e.index, "zz")
show(lambda: e + ["x"])


def mutate():
    for x in e:
        e.append(x)


show(mutate)
big = deque()
for i in range(1000):
    big.append(i)
    if len(big) > 10:
        big.popleft()
print(big, sum(big), big.copy() == big, bool(deque()))
r = deque([1])
r.append(r)
print(r)
q = deque(range(10), 5)
q *= 2
print(q, deque(q, 2), deque(iterable="ab", maxlen=1))

m = defaultdict(list)
m["a"].append(1)
m["b"]
print(m, m.get("zz"), "zz" in m, m.default_factory, dict(m), m.copy())
n = defaultdict(int, {"x": 5}, y=6)
n["x"] += 1
n["new"] += 1
print(n, n | {"z": 0}, {"z": 0} | n)
show(defaultdict, 5)
show(lambda: defaultdict(None)["k"])
show(lambda: defaultdict()["k"])
print(defaultdict(lambda: "made")["k"])

o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
print(o, list(o), o.popitem(last=False), o)
o.move_to_end("a", last=False)
o["z"] = 26
print(o, list(reversed(o)), o.keys(), o.values(), o.items())
print(o == OrderedDict(a=1, c=3, z=26), o == OrderedDict(z=26, a=1, c=3), o == {"z": 26, "c": 3, "a": 1})
show(o.move_to_end, "nope")
show(OrderedDict().popitem)
print(OrderedDict(), o.copy(), OrderedDict.fromkeys("ab", 0), o | {"q": 1}, o.pop("z"), o.pop("zz", None))


def ordered_mutate():
    for k in o:
        o[k + "!"] = 1


show(ordered_mutate)
lru = OrderedDict()
for i in range(3000):
    lru[i % 7, "k"] = i
    lru.move_to_end((i % 7, "k"), last=i % 3 != 0)
    if len(lru) > 5:
        lru.popitem(last=False)
print(lru)

c = Counter("abracadabra")
print(c, c["zz"], c.most_common(2), c.total(), sorted(c.elements()))
c.update("aab")
c.subtract({"a": 3, "z": 1})
print(c, c + Counter(z=5), c - Counter(a=1), c & Counter(a=2, b=9), c | Counter(q=1), +c, -c)
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), Counter(), Counter([1, 1, 2]), Counter({"x": 3}, y=1))
c += Counter(a=10)
del c["not there"]
print(c.most_common(1), c.copy() == c, isinstance(c, dict))
show(Counter.fromkeys, "ab")

P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p.y, p[0], p == (1, 2), p._fields, p._asdict(), p._replace(x=5), P._make([7, 8]), hash(p) == hash((1, 2)))
x, y = p
print(x, y, P.__doc__, P.x.__doc__, P._field_defaults, P.__name__, isinstance(p, tuple), P.__slots__)
for args, kwargs in (((1,), {}), ((1, 2, 3), {}), ((1,), {"z": 3}), ((1,), {"x": 3}), ((), {}), ((), {"y": 1})):
    show(P, *args, **kwargs)
show(P._make, [1])
show(p._replace, z=1)
show(setattr, p, "x", 5)
for fields in ("x x", "1x", "class", "_x", "a-b"):
    show(namedtuple, "T", fields)
show(namedtuple, "T", "a b", defaults=[1, 2, 3])
D = namedtuple("D", ["a", "b", "c"], defaults=[10, 20])
print(D(1), D(1, 2), D._field_defaults, namedtuple("R", "a class _b a", rename=True)._fields)
show(D)


class Point(namedtuple("Point", "x y")):
    __slots__ = ()

    def norm(self):
        return self.x * self.x + self.y * self.y


print(Point(3, 4), Point(3, 4).norm(), Point(1, 2)._replace(y=0))
print(P.__match_args__, Point.__match_args__)

m = ChainMap({"a": 1}, {"a": 2, "b": 3})
m["c"] = 4
print(m, m["a"], m["b"], sorted(m), len(m), m.get("q", 0), "b" in m, m.parents, m.new_child({"z": 0}), dict(m))
show(lambda: m["q"])
show(m.pop, "b")
show(lambda: m.__delitem__("b"))

u = UserDict(a=1)
u["b"] = 2
print(u, len(u), u.data, dict(u), "a" in u, u | {"c": 3}, u.pop("a"), u.get("q"), list(u.items()), u == {"b": 2})
v = UserList([3, 1, 2])
v.sort()
v += [9]
print(v, v[1:], v + [5], v * 2, v == [1, 2, 3, 9], v.index(9), 3 in v, list(reversed(v)), type(v[:2]).__name__)
s = UserString("Hello")
print(s, s.upper(), s + " there", s[1:3], s * 2, len(s), "ell" in s, s == "Hello", s.replace("l", "L"), s.split("e"), s.startswith("He"), hash(s) == hash("Hello"), repr(s))

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
