"""list(), extend(), tuple() and sorted() of iterators: half walked, of the list itself, failing."""
a = list(range(10))
print(list(reversed(a)), list(iter(a)), tuple(reversed(a)), sorted(reversed(a)))
it = iter(a)
next(it), next(it)
print(list(it), list(it), next(it, "end"))
it = reversed(a)
next(it)
b = [100]
b.extend(it)
print(b, next(it, "end"), list(it))
it = iter(a)
c = list(it)
a.append(10)
print(c, next(it, "an iterator that has ended stays so"))
it = reversed([])
print(list(it), list(iter([])))

# of the list itself
d = [1, 2, 3]
d.extend(reversed(d))
print(d)
d.extend(d)
print(d)
d += iter((7, 8))
print(d)
e = [1, 2]
taken = []


def upto(n):
    for x in e:
        if len(taken) >= n:
            return
        taken.append(x)
        yield x * 2


e.extend(upto(6))
print(e, taken)

# a list that shrinks while its iterator rests
f = list(range(6))
it, back = iter(f), reversed(f)
next(it), next(it), next(it)
del f[2:]
print(list(it), list(back))
f = list(range(6))
back = reversed(f)
next(back)
del f[3:]
print(list(back))

# ranges
for r in (range(0), range(5), range(5, 0, -2), range(-3, 3), range(2**62 - 2, 2**62 + 2), range(2**70, 2**70 + 2), range(3, 3)):
    print(list(r), tuple(r), list(reversed(r)), [*r, 0], end=" ")
print()
g = [1]
g.extend(range(3))
g += range(2)
g[1:1] = range(3)
print(g, [*range(3), *range(2)])


# failing in the middle
def fails():
    yield 1
    yield 2
    raise ValueError("three")


h = [0]
for f in (lambda: h.extend(fails()), lambda: list(fails()), lambda: tuple(fails())):
    try:
        print(f())
    except ValueError as x:
        print(x, h)


class Hint:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter([1, 2, 3])

    def __length_hint__(self):
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint


for hint in (0, 1, 100, NotImplemented, -1, "x", TypeError("t"), KeyError("k")):
    for make in (list, tuple):
        try:
            print(make(Hint(hint)), end=" ")
        except Exception as x:
            print(type(x).__name__, x, end=" ")
print()


class Iterator:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n == 2:
            Iterator.__next__ = Iterator.other
        if self.n > 4:
            raise StopIteration
        return self.n

    def other(self):
        self.n += 1
        if self.n > 4:
            raise StopIteration
        return -self.n


print(list(Iterator()))
mixed = [1, "a", 2, 3, 4, 5, 6, None, 2.5, 7, 8, 9, 10, 11, (1,), 2**70]
print(mixed[:], mixed[2:9], mixed + mixed[:3], mixed * 2 == mixed + mixed, tuple(mixed), list(tuple(mixed)))
