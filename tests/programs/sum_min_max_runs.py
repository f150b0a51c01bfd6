import math
from itertools import product
from bisect import bisect_left, bisect_right

inf, nan = math.inf, math.nan
big = 2 ** 62
for items in (
    [], [1, 2, 3], [True, 2, False], [big, big, -big, 1], [2 ** 61, 2 ** 61, 2 ** 61], [1, 2.5, 3],
    [0.1] * 10, [1e308, 1e308, -1e308], [-0.0], [-0.0, -0.0], [1.5, True, 2], [2 ** 70, 1.0],
    [1.0, 2 ** 70], [1, 2j, 3], [nan, 1], [inf, -inf], [5, 1e-320, 1], [1.0, 2 ** 62 + 1, 2 ** 53 + 1],
    [0.5, -big, 3],
):
    print(sum(items), sum(tuple(items)), sum(iter(items)), sum(items, 0.5), sum(items, start=10))
for items in (
    [1], [3, 1, 2], [1, 3, 2, 3], [2.5, 1, 3], [1.0, 1, True], [True, 1, 1.0], [nan, 1.0, 2.0],
    [1.0, nan, 2.0], [-0.0, 0.0], [0.0, -0.0], [big, -big, 2 ** 70], [2 ** 70, 1], ["b", "a", "c"],
    [(1, 2), (1, 3)], [1.5, 2.5, 2, 3], [1e-320, 5e-324, 1e308], [inf, -inf, 0],
):
    print(max(items), min(items), max(tuple(items)), min(iter(items)), max(*items, items[0]), min(*items, items[0]))
    print(repr(max(items, key=lambda x: 0)), repr(min(items, key=lambda x: 0)), max(items) is max(items))
first, second = 1000.5, 1e308
print(max([second, first]) is second, min([first, second]) is first)
print(max([], default=None), min((), default=3), max([1], default=5))


class Shrinks:
    def __init__(self, items):
        self.items = items

    def __gt__(self, other):
        self.items.clear()
        return True

    def __radd__(self, other):
        self.items[:] = [self.items[0]]
        return other


items = [1, 2]
items.append(Shrinks(items))
items += [3, 4]
print(type(max(items)).__name__, items)
items = [1, 2]
items.insert(1, Shrinks(items))
print(sum(items), items)


class Odd:
    def __radd__(self, other):
        return "s"


for bad in (
    lambda: sum([1, "a"]), lambda: sum(["a"]), lambda: sum([1, Odd(), 2]), lambda: sum(5), lambda: sum(),
    lambda: sum([], "a"), lambda: sum([1], b""), lambda: max([]), lambda: max(), lambda: max(1),
    lambda: max([1, "a"]), lambda: max([1.5, "a"]), lambda: min(1, 2, default=3), lambda: max([1], foo=2),
    lambda: sum([1], start=1, foo=2), lambda: bisect_left(), lambda: bisect_left([1]), lambda: bisect_left(1, 2),
):
    try:
        print(bad())
    except TypeError as error:
        print("TypeError", error)
    except ValueError as error:
        print("ValueError", error)
a = [1, 2, 2, 2, 5, 9]
print([(bisect_left(a, x), bisect_right(a, x)) for x in (0, 1, 2, 3, 5, 9, 10, 2.5, True, 2 ** 80)])
print(bisect_left(a, 2, 2), bisect_right(a, 2, 0, 2), bisect_left(a, 2, key=lambda x: -x), bisect_left(a, x=2, lo=1, hi=3))
print(bisect_left("abd", "c"), bisect_right((1.5, 2.5), 2.5))


class Clears:
    def __lt__(self, other):
        a.clear()
        return True

    def __gt__(self, other):
        a.clear()
        return True


try:
    bisect_left(a, Clears())
except IndexError as error:
    print(error)
print(list(product("ab", range(3))), list(product([1, 2], repeat=3)), list(product()), list(product([], [1])))
print([sum(t) for t in product(range(3), repeat=2)])
p = product("xy", [0, 1])
print(next(p), [t for t in p], list(p))
kept = []
for t in product([1, 2], [3, 4]):
    if t[0] == 1:
        kept.append(t)
print(kept)
