# product, permutations, combinations, combinations_with_replacement, groupby, tee.
from itertools import (
    combinations, combinations_with_replacement, groupby, islice, permutations, product, tee,
)


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


print(list(product("ab", [1, 2])), list(product()), list(product("ab", [])), list(product([0, 1], repeat=2)))
print(list(product(repeat=3)), list(product("ab", repeat=0)), len(list(product(range(5), repeat=4))))
show(product, [1], repeat=-1)
show(product, 5)
show(product, [1], foo=2)
print(list(permutations("abc")), list(permutations([1, 2, 3], 2)), list(permutations([1], 2)), list(permutations("ab", 0)))
show(permutations, "abc", -1)
show(permutations, "abc", "x")
print(list(combinations("abcd", 2)), list(combinations([1, 2], 3)), list(combinations([1, 2], 0)), len(list(combinations(range(10), 4))))
show(combinations, "abc", -1)
show(combinations, "abc")
print(list(combinations_with_replacement("abc", 2)), list(combinations_with_replacement([], 2)), list(combinations_with_replacement([], 0)))
kept = []
for c in combinations(range(4), 2):
    kept.append(c)
print(kept)
print(sum(1 for p in permutations(range(7)) if p[0] < p[-1]), max(permutations([3, 1, 2])))
print([(k, list(g)) for k, g in groupby("aaabbc")], [(k, len(list(g))) for k, g in groupby([1, 1.0, True, 2])])
print([(k, list(g)) for k, g in groupby(range(10), key=lambda x: x // 4)], list(groupby([])))
print([k for k, g in groupby("AABBA")])
groups = [(k, g) for k, g in groupby("aab")]
print([(k, list(g)) for k, g in groups])
g = groupby([1, 1, 2, 2, 3])
k1, g1 = next(g)
print(k1, next(g1))
k2, g2 = next(g)
print(k2, list(g1), list(g2), next(g)[0])
show(groupby, 5)
show(lambda: list(groupby([1], key=lambda x: 1 / 0)))
a, b = tee([1, 2, 3])
print(next(a), next(a), list(b), list(a), tee([1], 0), len(tee([1], 3)))
a, b, c = tee(iter(range(200)), 3)
print(sum(a), sum(islice(b, 100)), sum(c), sum(b))
d, e = tee(a)
print(list(d), list(e))


def noisy(n):
    for i in range(n):
        print("make", i)
        yield i


a, b = tee(noisy(3))
print(next(a), next(b), next(b), list(a), list(b))
show(tee, [1], -1)
show(tee, 5)
x, y = tee([10, 20, 30])
next(x)
z = x.__copy__()
print(list(z), list(x), list(y))


def back():
    global self_tee
    yield 1
    yield next(self_tee[0])


self_tee = tee(back())
print(next(self_tee[0]))
show(next, self_tee[1])
try:
    list(self_tee[0])
except (RuntimeError, ValueError) as e:
    print(type(e).__name__)
