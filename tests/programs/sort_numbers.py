"""Long lists of numbers: ints, floats with and without NaN and both zeros, keys, reverse, ties."""
import random

random.seed(7)
for n in (2, 63, 64, 65, 200, 1000):
    for low, high in ((0, 1), (-5, 5), (0, 300), (-10**6, 10**6), (-2**62, 2**62 - 1), (-2**70, 2**70)):
        a = [random.randint(low, high) for _ in range(n)]
        b = sorted(a)
        assert all(x <= y for x, y in zip(b, b[1:])) and len(b) == n, (n, low)
        assert sorted(a, reverse=True) == b[::-1]
        order = sorted(range(n), key=lambda i: a[i])
        assert [a[i] for i in order] == b
        assert all(a[i] != a[j] or i < j for i, j in zip(order, order[1:])), "stable"
        order = sorted(range(n), key=a.__getitem__, reverse=True)
        assert all(a[i] != a[j] or i < j for i, j in zip(order, order[1:])), "stable, reversed"
    f = [random.uniform(-1e3, 1e3) for _ in range(n)]
    b = sorted(f)
    assert all(x <= y for x, y in zip(b, b[1:])) and sorted(b) == b
    f = [random.choice([1.5, -1.5, 0.0, -0.0, 1e300, -1e300, 5e-324, float("inf"), -float("inf")]) for _ in range(n)]
    print(n, hash(tuple(map(repr, sorted(f)))) == hash(tuple(map(repr, sorted(f)))), sorted(f)[:3], sorted(f)[-3:])
    print([repr(x) for x in sorted(f) if x == 0][:9], [repr(x) for x in sorted(f, reverse=True) if x == 0][:9])
    f[1] = float("nan")
    print(*sorted(f)[:40])
    m = [random.choice([1, 2.5, True, -3, 0.0]) for _ in range(n)]
    print(*sorted(m)[:10], *sorted(m)[-10:])
    t = [(v % 10, v) for v in (random.randint(0, 10**6) for _ in range(n))]
    b = sorted(t)
    assert all(x <= y for x, y in zip(b, b[1:]))
    print(b[:3], b[-3:])
    t = [(random.choice("abc") * random.randint(0, 2), random.choice([0.5, 0.0, -0.0, 2]), random.randint(0, 9)) for _ in range(n)]
    b = sorted(t)
    assert all(x <= y for x, y in zip(b, b[1:]))
    print(b[:4])
    t = [(1, [random.randint(0, 5)]) if i % 2 else (random.randint(0, 2),) for i in range(n)]
    print(sorted(t)[-4:])
a = [random.randint(0, 99) for _ in range(500)]
a.sort()
a.append(-1)
a.sort()
print(a[:5])
a = list(range(300)) + list(range(150)) + list(range(400, 0, -1))
print(sorted(a)[:6], sorted(a)[-6:])
try:
    sorted([(1, None), (1, 2)] * 40)
except TypeError as e:
    print(e)


class Counted(int):
    calls = 0

    def __lt__(self, other):
        Counted.calls += 1
        return int(self) < int(other)


a = [Counted(random.randint(0, 50)) for _ in range(100)]
print(sorted(a)[:9], Counted.calls)
Counted.calls = 0
sorted([(1, v) for v in a])
print(Counted.calls)
