# Tuples: literals, methods, comparisons, unpacking in all its forms.
def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


t = (1, "a", None)
print(t, (), (1,), t[0], t[-1], t[1:], len(t), t + (2,), t * 2, 2 * (0,), (1,) * 0)
print(t.index("a"), t.count(1), "a" in t, (1, 2) < (1, 3), (1,) < (1, 0), (1, 2) == (1, 2.0), () == [])
show(t.index, 5)
show(lambda: t[3])
show(lambda: t["a"])
show(lambda: t + [1])
show(lambda: (1,) < ("a",))
show(lambda: hash(([],)))
show(tuple, 1, 2)
show(lambda: t.__setitem__)
print(hash((1, 2)) == hash((1, 2)), hash(()), hash((1, 2, 3)), hash((0, -1, (5,))))
print(tuple("abc"), tuple([1, 2]), tuple(x * 2 for x in range(3)), tuple({1: 2}))
r = []
u = (r, 1)
r.append(u)
print(u)


def unpack(n, *values):
    try:
        if n == 2:
            a, b = values[0]
            print(a, b)
        elif n == 1:
            (a,) = values[0]
            print(a)
        elif n == 3:
            a, *b = values[0]
            print(a, b)
        elif n == 4:
            a, *b, c = values[0]
            print(a, b, c)
        elif n == 5:
            *a, b, c = values[0]
            print(a, b, c)
        else:
            (a, (b, *c)), d = values[0]
            print(a, b, c, d)
    except Exception as e:
        print(type(e).__name__, e)


for v in ((1, 2), [1], "abc", iter([1, 2]), {1: 2, 3: 4}, 5, None, range(2), (x for x in range(9))):
    unpack(2, v)
for v in ((), "a", [1, 2], {7}):
    unpack(1, v)
for v in ((), "a", [1, 2, 3], {7}, 5):
    unpack(3, v)
for v in ((), "a", "ab", range(6), iter("xyz")):
    unpack(4, v)
    unpack(5, v)
unpack(6, ((1, (2, 3, 4)), 5))
unpack(6, ((1, ()), 5))


def gen(n):
    for i in range(n):
        print("yield", i)
        yield i
    print("end")


unpack(2, gen(2))
unpack(2, gen(4))
unpack(2, gen(1))
unpack(3, gen(3))


class Raises:
    def __iter__(self):
        raise TypeError("my own")


unpack(2, Raises())


class ByIndex:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10


print(list(ByIndex()), tuple(ByIndex()), 20 in ByIndex(), [*ByIndex()])
unpack(3, ByIndex())
unpack(2, ByIndex())
a = b = 0
a, b = b + 1, a + 2
print(a, b)
x = [0, 1]
i = 0
i, x[i] = 1, "set"
print(i, x)
print(*(1, 2), *[3], sep="-")
show(lambda: [*5])
show(lambda: (*None,))


def f(*args):
    return args


show(lambda: f(*5))
show(lambda: f(1, *5))
print(f(*"ab", *(1,), 2), f(*()), f() is ())
