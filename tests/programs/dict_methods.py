# Every method of dict, with the messages of its errors.
def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


d = {"a": 1, "b": 2}
d["c"] = 3
print(d, len(d), d["a"], "a" in d, "z" in d, d.get("z"), d.get("z", 0), d.get("b"))
show(lambda: d["z"])
show(lambda: d[(1, 2)])
show(lambda: d[[]])
show(lambda: d.get({}))
show(d.__delitem__, "z")
del d["a"]
d["a"] = 10
print(d)
d["b"] = 20
print(d, list(d), list(d.values()), list(d.items()))
print(d.setdefault("b", 5), d.setdefault("n"), d.setdefault("m", []), d)
print(d.pop("m"), d.pop("zz", "default"), d)
show(d.pop, "zz")
print(d.popitem(), d.popitem(), d)
show({}.popitem)
print(dict(), dict(a=1), dict([(1, 2), (3, 4)]), dict({1: 2}, b=3), dict(["ab", "cd"]), dict(zip("xy", (1, 2))))
show(dict, 5)
show(dict, [5])
show(dict, ["abc"])
show(dict, [(1, 2, 3)])
show(dict, 1, 2)
e = {1: "one"}
e.update({2: "two"}, three=3)
e.update([(4, 5)])
e.update()
print(e)
show(e.update, 5)
show(e.update, 1, 2)
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], 0), {}.fromkeys((1,), "x"))
print({1: 2} | {3: 4}, {1: 2} | {1: 5})
f = {1: 2}
f |= {2: 3}
f |= [(5, 6)]
print(f)
show(lambda: f | [(1, 2)])
print({1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} != {1: 3}, {} == [], {1: 1} == {True: 1.0})
show(lambda: {1: 2} < {1: 3})
g = f.copy()
g.clear()
print(f, g, bool(g))
print(list(reversed(f)), list(reversed(f.values())), list(reversed(f.items())))
print({1: "int", 1.0: "float", True: "bool"}, {"a": 1, "a": 2})
h = {}
h["self"] = h
print(h, {"k": h})
show(hash, {})
print({**{"a": 1}, "b": 2, **{"a": 3}})
show(lambda: {**5})
print({k: v for k, v in zip("abc", range(3)) if v})


def kw(**kwargs):
    return kwargs


print(kw(a=1, **{"b": 2}), kw(**{}))
show(lambda: kw(**{1: 2}))
show(lambda: kw(a=1, **{"a": 2}))
show(lambda: kw(**5))


class Mapping:
    def keys(self):
        return ["p", "q"]

    def __getitem__(self, k):
        return k * 2


print(dict(Mapping()), {**Mapping()}, kw(**Mapping()))


class Key:
    def __init__(self, h, name):
        self.h, self.name = h, name

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        print("compare", self.name, getattr(other, "name", other))
        return isinstance(other, Key) and self.name == other.name


k = {Key(1, "a"): 1, Key(1, "b"): 2}
print(len(k), k[Key(1, "b")])
x = {i: i for i in range(1000)}
for i in range(0, 1000, 2):
    del x[i]
print(len(x), sum(x), list(x)[:3])
for i in range(5000, 5300):
    x[i] = i
print(len(x), list(x)[-1], x.popitem())
while len(x) > 3:
    x.popitem()
x["new"] = 1
print(x)
q = {}
for i in range(2000):
    q[i] = i
    if len(q) > 5:
        del q[next(iter(q))]
print(q)
print(list({-1: "a", -2: "b", 2**61 - 1: "c", 0: "d"}))
