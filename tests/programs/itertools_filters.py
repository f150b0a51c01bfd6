# chain, compress, dropwhile, takewhile, filterfalse, islice, starmap, pairwise, zip_longest, and the
# order in which they ask their sources.
from itertools import (
    chain, compress, dropwhile, filterfalse, islice, pairwise, starmap, takewhile, zip_longest,
)


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


def noisy(name, n):
    try:
        for i in range(n):
            print(f"{name}{i}", end=" ")
            yield i
    finally:
        print(f"{name} closed", end=" ")


print(list(chain("ab", [1], (), {2: 3})), list(chain()), list(chain.from_iterable(["ab", "cd"])))
show(lambda: list(chain([1], 5)))
print(list(chain(noisy("a", 2), noisy("b", 1))))
print(list(compress("abcdef", [1, 0, 1, 0, 1])), list(compress([], [1])), list(compress(noisy("d", 3), noisy("s", 2))))
print(list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])))
t = takewhile(lambda x: x < 1, noisy("t", 4))
print(list(t), list(t))
print(list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, "", "a"])))
print(list(islice("abcdefg", 3)), list(islice("abcdefg", 2, 5)), list(islice("abcdefg", 0, None, 3)), list(islice("abc", None)))
show(islice, "abc", -1)
show(islice, "abc", "x")
show(islice, "abc", 1, -2)
show(islice, "abc", 1, 2, 0)
show(islice, "abc")
show(islice, "abc", 1, 2, 3, 4)
s = islice(noisy("i", 9), 1, 6, 2)
print(next(s), next(s), next(s), next(s, "end"), next(s, "end"))
print(list(starmap(pow, [(2, 3), [3, 2]])), list(starmap(max, ["abc", "xyz"])))
show(lambda: list(starmap(pow, [5])))
print(list(pairwise("abcd")), list(pairwise([1])), list(pairwise(noisy("p", 3))))
print(list(zip_longest("abc", [1], fillvalue="-")), list(zip_longest()), list(zip_longest("ab", "x")))
show(zip_longest, "a", foo=1)
print(list(zip_longest(noisy("x", 2), noisy("y", 3))))
show(zip_longest, 5)
show(compress, [1])
show(dropwhile, len)
show(pairwise)
show(lambda: list(takewhile(lambda x: 1 // x, [1, 0])))


def middle():
    yield from chain([1], islice(noisy("m", 5), 2), [9])


print(list(middle()))
it = chain([1, 2], [3])
print(next(it), list(it), next(it, None))
for a, b in zip(noisy("l", 3), noisy("r", 2)):
    print((a, b), end=" ")
print()
for x in takewhile(lambda x: x < 2, noisy("w", 9)):
    print("use", x, end=" ")
print()
flat = chain.from_iterable([i] * i for i in range(4))
print(list(flat))
