"""Tuples and sets: packing, unpacking, comparing, hashing, set operations."""
total = 0
for i in range(1500):
    a, b, *rest = i, i + 1, 2, 3
    t = (a, b) + tuple(rest)
    total += hash(t) & 1
    total += t < (b, a) and t[1] or len(t)
    s = {a % 7, b % 5, 3}
    u = set(range(10)) & s | frozenset(t)
    total += len(u - s) + (3 in u)
    u.add(i)
    u.discard(3)
print(total)
