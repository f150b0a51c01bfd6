# list.sort and sorted: stability, keys, reverse, errors, and lists that change meanwhile.
import random


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


random.seed(7)
for n in (0, 1, 2, 3, 10, 33, 64, 65, 100, 257, 1000, 5000):
    a = [random.randrange(n // 3 + 1) for _ in range(n)]
    pairs = [(x, i) for i, x in enumerate(a)]
    by_first = sorted(pairs, key=lambda p: p[0])
    ok = by_first == sorted(pairs)
    back = sorted(pairs, key=lambda p: p[0], reverse=True)
    ok2 = back == sorted(pairs, key=lambda p: (-p[0], p[1]))
    ok3 = sorted(a) == sorted(reversed(sorted(a)))
    print(n, ok, ok2, ok3, sum(sorted(a)[: n // 2]))
    runs = sorted(a[: n // 2]) + sorted(a[n // 2 :], reverse=True)
    print(sorted(runs) == sorted(a), sorted(runs, reverse=True) == sorted(a)[::-1])
print(sorted("hello world"), sorted([3.5, -1.0, 2]), sorted([True, False, 2, -1]))
print(sorted(["b", "A", "c"], key=str.lower), sorted([(1, "b"), (1, "a"), (0, "z")]))
print(sorted([[2], [1, 5], [1]]), sorted({3: 1, 1: 2}))
show(sorted, [1, "a"])
show(sorted, [1, 2], key=5)
show(sorted)
show(sorted, [1], None)
show([2, 1].sort, 1)
show(sorted, [2, 1], reverse="x")
show([1].sort, foo=1)
show(sorted, [1, 2, 3], key=lambda x: 1 // (x - 2))
print(sorted([2, 1, 3], reverse=1), sorted([], key=None))


class Item:
    """Counts comparisons, and has only __lt__."""

    count = 0

    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        Item.count += 1
        return self.v < other.v

    def __repr__(self):
        return f"<{self.v}>"


print(sorted([Item(3), Item(1), Item(2)]), Item.count)
Item.count = 0
sorted([Item(i) for i in range(100)])
print(Item.count)
Item.count = 0
sorted([Item(i) for i in range(100, 0, -1)])
print(Item.count)


class Touch:
    def __init__(self, v, target):
        self.v, self.target = v, target

    def __lt__(self, other):
        self.target.append(1)
        return self.v < other.v


t = []
t.extend([Touch(2, t), Touch(1, t)])
show(t.sort)
print(len(t))


class Fail:
    def __lt__(self, other):
        raise RuntimeError("no order")


f = [Fail(), Fail()]
g = list(f)
show(f.sort)
print(f[0] in g, f[1] in g, len(f))
seen = []
h = [3, 1, 2]
h.sort(key=lambda x: seen.append(len(h)) or x)
print(h, seen)
print(max([1, 5, 3]), min("hello"), max([1, 2], key=lambda x: -x), max([], default="none"))
print(max(1, 2.5, 2), min((3, 1), (2, 9)), max("a", "b", key=ord), min([0, -0.0, 0]))
