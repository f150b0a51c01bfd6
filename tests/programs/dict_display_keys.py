"""Dict displays: keys that stand twice, cannot be hashed, compare by code, or fill the table."""
import weakref


class Key:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        print("hash", self.v, end=" ")
        return self.v & 1

    def __eq__(self, other):
        print("eq", self.v, getattr(other, "v", other), end=" ")
        return self.v == getattr(other, "v", other)

    def __repr__(self):
        return f"K{self.v}"


print({Key(1): "a", Key(3): "b", Key(1): "c"})
print({1: "int", 1.0: "float", True: "bool"}, {"a": 1, "b": 2, "a": 3})
for n in range(1, 20):
    d = {i: i for i in range(n)}
    assert len(d) == n and list(d) == list(range(n)), n
a = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}
a["f"] = 6
b = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "i": 9, "j": 10, "k": 11}
b["l"] = 12
print(a, b, len(b), "k" in b, b["g"])


class Thing:
    pass


def fails(n):
    things = [Thing() for _ in range(3)]
    refs = [weakref.ref(t) for t in things]
    x, y, z = things
    del things
    try:
        if n == 0:
            {"x": x, (1, []): y, "z": z}
        else:
            {"x": x, "y": y, [z]: z, "w": 1}
    except TypeError as e:
        print(e)
    del x, y, z
    print([r() for r in refs])


fails(0)
fails(1)
d = {0: "zero", 8: "eight", 16: "sixteen", 24: "of one place in the index"}
print(d, d[16], 32 in d)
d = {}
for i in range(0, 80, 8):
    d[i] = i
for i in range(0, 40, 8):
    del d[i]
for i in range(0, 80, 8):
    d[i] = -i
print(d)
for i in range(40):
    d["k%d" % (i % 7)] = d.get("k%d" % (i % 7), 0) + i
print(d)


def kw(**k):
    return k


print(kw(), kw(a=1), kw(a=1, b=2, c=3, d=4, e=5, f=6), kw(**{"x": 1}, y=2))
e = kw(a=1, b=2)
e["c"] = 3
e.clear()
e["d"] = 4
print(e)
