# all, any, enumerate, filter, iter, len, map, next, reversed, sorted, zip: what they ask, in what
# order, and when they let go.
def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


def noisy(name, *items):
    try:
        for item in items:
            print(f"{name}:{item}", end=" ")
            yield item
        print(f"{name} ends", end=" ")
    finally:
        print(f"{name} closed", end=" ")


print(any(noisy("any", 0, 1, 2)))
print(all(noisy("all", 1, 0, 2)))
print(any([]), all([]), any(noisy("none", 0)), all(noisy("every", 1)))
print(2 in noisy("in", 1, 2, 3))
print(next(noisy("next", 1, 2)))
print(list(zip(noisy("a", 1, 2, 3), noisy("b", 4, 5))))
print(list(zip(noisy("c", 1), noisy("d", 2, 3))))
print(list(zip()), list(zip("ab")), list(zip("ab", range(9), (True, False))))
show(lambda: list(zip([1, 2], [1], strict=True)))
show(lambda: list(zip([1], [1, 2], strict=True)))
show(lambda: list(zip([1], [1], [1, 2], strict=True)))
show(lambda: list(zip([1, 2], [1, 2], [1], strict=True)))
show(zip, [1], 5)
show(zip, [1], foo=2)
print(list(map(str, noisy("m", 1, 2))), list(map(lambda *a: a, "abc", [1, 2])), list(map(None, [])))
show(map, str)
show(lambda: list(map(None, [1])))
print(list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x % 2, range(6))), list(filter(str.isdigit, "a1b2")))
show(filter, None)
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate(iterable="a", start=2**62 - 1)), list(enumerate([], start=1)))
show(enumerate, "a", "b")
show(enumerate)
kept = [p for p in enumerate("xyz")]
print(kept)
e = enumerate("abc")
first, second = next(e), next(e)
print(first, second)
print(list(reversed("abc")), list(reversed([1, 2])), list(reversed(range(3))), list(reversed((1, 2))))
show(reversed, {1, 2})
show(reversed, 5)
show(reversed, iter([]))


class Sequence:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        if i >= 3:
            raise IndexError(i)
        return i * 10


print(list(Sequence()), list(reversed(Sequence())), 20 in Sequence(), max(Sequence()), sorted(Sequence(), reverse=True), list(zip(Sequence(), "ab")))


class NoReverse(Sequence):
    __reversed__ = None


show(reversed, NoReverse())


class NoIter:
    __iter__ = None


show(iter, NoIter())
show(lambda: 1 in NoIter())


class BadIter:
    def __iter__(self):
        return 5


show(iter, BadIter())
show(iter, 5)
show(iter)
show(iter, 1, 2)
show(next, 5)
show(next, [])
print(next(iter([]), "default"), next(iter([1])))
show(next, iter([]))
values = iter([1, 2, 3, 0, 4])
it = iter(lambda: next(values), 0)
print(list(it), list(it), next(values))
it = iter([].pop, None)
show(list, it)


def stops():
    raise StopIteration("inside")


print(list(iter(stops, 1)))


def returns():
    yield 1
    return "value"


g = returns()
print(next(g))
try:
    next(g)
except StopIteration as s:
    print("StopIteration", s.value)
print(next(g, "again"))


class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration("payload")
        self.n -= 1
        return self.n


try:
    next(Count(0))
except StopIteration as s:
    print("own", s.args)
print(list(Count(3)), sum(Count(4)), max(Count(3)), sorted(Count(3)), tuple(Count(2)), set(Count(2)), dict(zip(Count(2), "ab")), ",".join(map(str, Count(3))))
print(len("abc"), len([]), len({1: 2}), len(range(10**10)))
show(len, 5)


class BadLen:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


show(len, BadLen(-1))
show(len, BadLen("a"))
show(bool, BadLen(-1))
print(bool(BadLen(0)), bool(BadLen(2)))
print(sorted("bca"), sorted([3, 1], reverse=True), sorted(noisy("s", 2, 1), key=lambda x: -x))
a, b = noisy("u", 1, 2)
print(a, b)
show(lambda: [*noisy("star", 1)] + [x for x in noisy("comp", 1, 2) if x > 1])


def fails():
    yield 1
    raise ValueError("in the generator")


for f in (list, tuple, set, sum, max, sorted, any, lambda g: dict(zip("ab", g)), lambda g: list(map(str, g)), lambda g: "".join(map(str, g))):
    show(f, (x for x in fails() if x == 1 and f is not any or x > 1))
for x in map(lambda x: x, noisy("loop", 1, 2, 3)):
    if x == 2:
        break
del x
print("after")
