# Walking dicts: views, their set operations, and dicts that change under the walk.
def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


d = {"a": 1, "b": 2, "c": 3}
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items, len(keys), len(values), len(items))
d["d"] = 4
print(keys, "d" in keys, 4 in values, ("d", 4) in items, ("d", 5) in items, 5 in items)
print(keys & {"a", "z"}, sorted(keys | {"z"}), sorted(keys - {"a"}), sorted(keys ^ {"a", "z"}))
print(keys & ["b"], sorted(items & [("a", 1), ("b", 9)]), {"a"} & keys, {"a"} - keys)
print(keys == {"a", "b", "c", "d"}, keys >= {"a"}, keys > {"a"}, {"a"} < keys, keys <= set("abcd"), keys != set())
print(keys.isdisjoint("xyz"), keys.isdisjoint(["a"]), items.isdisjoint([("a", 1)]))
show(lambda: keys < 5)
show(lambda: keys | 5)
show(lambda: values < values)
print(values == d.values(), keys == d.keys(), items == d.items())
show(hash, keys)
print(keys.mapping, list(reversed(keys)), list(reversed(values)), list(reversed(items)))
show(lambda: keys.mapping.__setitem__("x", 1))
it = iter(d)
print(next(it), it.__length_hint__(), list(it), list(it), it.__length_hint__())


def grow():
    for k in d:
        d[k + "x"] = 0


show(grow)
print(d)


def shrink():
    for k in d:
        del d[k]


show(shrink)
print(d)


def change():
    for k in d:
        d[k] = k * 2
    return d


show(change)


def swap():
    e = {1: 1, 2: 2}
    out = []
    for k in e:
        out.append(k)
        if len(out) > 20:
            break
        del e[k]
        e[k + 10] = 0
    return out


show(swap)


def values_grow():
    e = {1: 1}
    for v in e.values():
        e[v + 5] = 1


show(values_grow)


def items_grow():
    e = {1: 1}
    for k, v in e.items():
        e[k + 5] = 1


show(items_grow)


def reversed_grow():
    e = {1: 1, 2: 2}
    for k in reversed(e):
        e[k + 5] = 1


show(reversed_grow)
it = iter({1: 2, 3: 4}.items())
first = next(it)
second = next(it)
print(first, second)
pairs = list({1: 2, 3: 4}.items())
print(pairs)
print([k for k in {}], list({}.items()), max({3: 1, 5: 2}), sum({1: 2, 3: 4}.values()), sorted({"b": 1, "a": 2}))
print(list(zip({1: "a", 2: "b"}, {1: "a", 2: "b"}.values())))
print(dict(map(reversed, {1: "a", 2: "b"}.items())))
print(*{"x": 1}, {**{"x": 1}})
a, b = {"first": 1, "second": 2}
print(a, b)
(a, b), (c, e) = {1: 2, 3: 4}.items()
print(a, b, c, e)


class D(dict):
    def __iter__(self):
        return iter(["over", "ridden"])

    def keys(self):
        return ["k"]


x = D(a=1, k=2)
print(list(x), dict(x) if "k" in x else None, len(x), x)
e = {}
print(e.keys(), e.values(), e.items())
e["e"] = e.values()
print(repr(e)[:20])
