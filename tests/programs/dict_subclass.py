# Classes derived from dict, list, tuple, set: attributes, overridden methods, __missing__.
class Default(dict):
    def __missing__(self, key):
        self[key] = value = [key]
        return value


d = Default(a=1)
d.note = "attribute"
print(d["a"], d["b"], d, d.note, d.get("zz"), "zz" in d, type(d.copy()), d.__dict__)


class Loud(dict):
    def __setitem__(self, k, v):
        print("set", k, v)
        super().__setitem__(k, v)

    def __getitem__(self, k):
        print("get", k)
        return super().__getitem__(k)

    def __delitem__(self, k):
        print("del", k)
        super().__delitem__(k)

    def __contains__(self, k):
        print("contains", k)
        return super().__contains__(k)


x = Loud(a=1)
x["b"] = 2
x.update(c=3)
print(x["a"], x.get("a"), "b" in x, dict(x), x.setdefault("z", 9))
del x["a"]
print(x, Loud.fromkeys("q"))
try:
    x["nope"]
except KeyError as e:
    print("KeyError", e)


class Stack(list):
    def __init__(self, *items, name="stack"):
        super().__init__(items)
        self.name = name

    def push(self, v):
        self.append(v)
        return self

    def __getitem__(self, i):
        return ("item", super().__getitem__(i))


s = Stack(1, 2, name="mine")
print(s.push(3), s.name, len(s), s[0], list(s), s + [4], s == [1, 2, 3], isinstance(s, list), s[-1])


class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]

    def __add__(self, other):
        return Point(self[0] + other[0], self[1] + other[1])


p = Point(1, 2) + Point(3, 4)
p.label = "sum"
print(p, p.x, p.label, p == (4, 6), hash(p) == hash((4, 6)), type(p), type(p[:]), type(p * 2), {p: 1}[(4, 6)])


class Tags(set):
    __slots__ = ("owner",)

    def add(self, v):
        super().add(v.lower())


t = Tags(["A"])
t.owner = "me"
t.add("B")
print(sorted(t), t.owner, type(t | {"c"}), type(t.copy()), t >= {"b"}, len(t))


class Frozen(frozenset):
    def __new__(cls, items, extra):
        self = super().__new__(cls, items)
        self.extra = extra
        return self


f = Frozen([1, 2], "more")
print(f, f.extra, f == {1, 2}, hash(f) == hash(frozenset([1, 2])), type(f - {1}))


class Bounded(dict):
    def __init__(self, limit, *args, **kwargs):
        self.limit = limit
        super().__init__(*args, **kwargs)

    def __setitem__(self, k, v):
        if len(self) >= self.limit and k not in self:
            raise ValueError(f"limit {self.limit} reached")
        super().__setitem__(k, v)


b = Bounded(1, {"a": 1})
try:
    b["b"] = 2
except ValueError as e:
    print(e, b)
print({**b}, dict(b, c=3), b == {"a": 1}, {"a": 1} == b, b | {"z": 1}, type(b | {}))


class Eq(list):
    def __eq__(self, other):
        return "eq"

    __hash__ = None


print(Eq() == 1, [] == Eq(), [Eq()] == [1])


class E(dict):
    pass


e = E()
e["x"] = e
print(e, repr(Stack(Stack(1))), E(a=1), isinstance(e, dict), E.__mro__)
