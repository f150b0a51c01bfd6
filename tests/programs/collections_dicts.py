# defaultdict, OrderedDict, Counter.
from collections import Counter, OrderedDict, defaultdict


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


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
