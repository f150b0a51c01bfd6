# Sets: algebra, comparisons, methods; the order of small ints is that of the hash table.
def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


a, b = {3, 1, 2}, {2, 3, 4, 5}
print(a, b, a | b, a & b, a - b, b - a, a ^ b, len(a))
print({10, 5, 100, 7, 0}, set([33, 1, 65, 9]), {-1, -2, 5}, set(range(20, 0, -3)), {1.5, 2, True})
print({x * x % 50 for x in range(40)})
print(set("a"), set(), frozenset([2, 1]), frozenset(), {None}, {()})
print(a < b, a <= a, a > {1}, a >= b, a == {1, 2, 3}, a != b, {1} < {2}, a == frozenset(a))
s = set()
for i in (5, 3, 8, 3, 40, 16, 24, 32):
    s.add(i)
print(s, 3 in s, 4 in s, 3.0 in s)
s.discard(99)
s.discard(40)
show(s.remove, 99)
s.remove(3)
print(s, s.pop(), s.pop(), s)
show(set().pop)
s.update([1, 2], {3: 4}, (x for x in (7, 6)))
print(s)
s.clear()
print(s, bool(s))
print(a.union([9], (8,)), a.intersection([1, 2, 9], {2}), a.difference([1], [2]), a.symmetric_difference([1, 9]))
print(a.union(), a.intersection(), a.difference())
print(a.isdisjoint([9]), a.isdisjoint({1}), a.issubset(range(5)), a.issuperset([1]), a.issubset([1]))
c = {1, 2, 3, 4}
c |= {9}
c &= {1, 2, 9}
c -= {1}
c ^= {2, 5}
print(c)
c.intersection_update([9, 5, 7], [9])
c.symmetric_difference_update([1, 9])
c.difference_update([8], [7])
print(c)
show(lambda: {1} | [1])
show(lambda: {1} < [1])
show(lambda: {[]})
show(lambda: {1}.union(5))
show(set, 5)
show(set, 1, 2)
show(lambda: hash({1}))
show(lambda: [] in {1})
print({1} in {frozenset([1])}, frozenset([1]) in {frozenset([1])})
g = {frozenset([1, 2])}
g.discard({1, 2})
print(g)
print(hash(frozenset([1, 2, 3])) == hash(frozenset([3, 2, 1])), frozenset([1]) | {2}, {2} | frozenset([1]))
print(frozenset([1, 2]) == {1, 2}, type(frozenset([1]) & {1}), type({1} & frozenset([1])))


def grow():
    for x in a:
        a.add(x + 10)


show(grow)
print(len(a))
print(sorted(set("hello")), len(set(range(1000)) - set(range(0, 1000, 3))))
big = set(range(100))
for i in range(0, 100, 2):
    big.discard(i)
big.update(range(200, 210))
print(big)
print({(1, 2), (0, 1)} == {(0, 1), (1, 2)}, {(i, i + 1) for i in range(6)})
e = {1, 2, 3}
f = e.copy()
f.add(4)
print(e, f, e is not f, frozenset(e) is not e)
fs = frozenset([1])
print(frozenset(fs) is fs, fs.copy() is fs)
print([x for x in {0, 1, 2, 8, 16}], list({8, 0, 16, 1}), max({3, 9, 4}), sum({1, 2, 3}))
x, y, z = {1, 2, 3}
print(x, y, z, *{7, 6})


class Same:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.v == other.v

    def __repr__(self):
        return f"S{self.v}"


print({Same(1), Same(2), Same(1)}, len({Same(i % 3) for i in range(9)}))
print(repr({1: {2, 3}}), str({(1,)}), [set()])
