# count, cycle, repeat, accumulate.
from itertools import accumulate, count, cycle, islice, repeat
import operator


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


print(list(islice(count(), 5)), list(islice(count(10, -3), 4)), list(islice(count(0.5, 0.25), 4)))
c = count(2**62 - 2)
print(next(c), next(c), next(c), next(c), c)
print(count(5), count(1, 2), count(1, 1.0), count(start=3, step=2), repeat("x"), repeat("x", 3))
show(count, "a")
show(count, 1, 2, 3)
print(list(islice(cycle("abc"), 8)), list(cycle([])), next(cycle([1])))
print(list(repeat(1, 3)), list(repeat(1, -1)), list(map(pow, range(5), repeat(2))))
show(repeat)
show(repeat, 1, "a")
r = repeat(None, 4)
print(r.__length_hint__(), next(r), r, operator.length_hint(r))
show(lambda: repeat(1).__length_hint__())
print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3, 4], operator.mul)), list(accumulate([], initial=5)))
print(list(accumulate([1, 2], initial=10)), list(accumulate("abc")), list(accumulate([3, 1, 2], max)), list(accumulate([1], func=None)))
show(lambda: list(accumulate([1, "a"])))
show(accumulate)
show(accumulate, 5)


def noisy(n):
    try:
        for i in range(n):
            print("make", i)
            yield i
    finally:
        print("closed")


g = cycle(noisy(2))
print(next(g), next(g), next(g), next(g))
a = accumulate(noisy(3))
print(next(a))
del a
print("deleted")
for x in islice(noisy(5), 2):
    print("use", x)
print([x for x, _ in zip(count(), "abc")])
