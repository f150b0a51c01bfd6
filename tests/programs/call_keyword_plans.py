"""Calls with keywords, repeated: the same site with other functions, defaults, and errors."""


def two(a, b=3): return a, b
def three(a, *, b, c=7): return a, b, c
def rest(a, *r, b=1, **k): return a, r, b, sorted(k.items())
def named(a, /, **k): return a, sorted(k.items())
def only(*, x=1, y=2): return x, y
def many(a, b, c, d, e, f, g, h, i, j, k, l, m=0): return a + m


class C:
    def __init__(self, a, b=2):
        self.v = a, b

    def get(self, a=1, *, b=2):
        return self.v, a, b

    @classmethod
    def make(cls, a, b=5):
        return cls(b=b, a=a).v

    def __call__(self, *a, **k):
        return a, k


def attempt(f):
    try:
        return f()
    except TypeError as e:
        return str(e)


for turn in range(3):
    print(two(1, b=2), two(a=1), two(b=1, a=2), three(1, b=2), three(1, c=1, b=2), three(c=1, a=3, b=2))
    print(rest(1, b=2), rest(1, 2, 3, b=4, c=5), rest(a=1, d=4, c=3), rest(1, c=2))
    print(named(1, a=2), named(1, b=2, c=3), only(), only(y=5), only(x=3), only(y=1, x=2))
    print(many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, k=11, l=12), many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, m=1))
    print(C(1, b=3).v, C(a=1).v, C(1).get(a=4), C(1).get(b=4), C.make(a=1), C.make(1, b=2), C(1)(1, x=2))
    print(attempt(lambda: two(b=1)), attempt(lambda: two(1, a=1)), attempt(lambda: two(1, c=1)))
    print(attempt(lambda: three(1, c=2)), attempt(lambda: named(a=1)), attempt(lambda: only(z=1)))
    for f in two, rest, lambda b, a: ("lambda", a, b):
        print(f(a=1, b=2))
    for f in two, three, named, C:
        print(attempt(lambda: f(1, b=2) if f is not C else f(1, b=2).v))

print(two(1, b=2), two(a=1))
two.__defaults__ = (10, 20)
print(two(b=1), two(a=1), attempt(lambda: two(1, b=2)))
two.__defaults__ = None
print(attempt(lambda: two(a=1)), two(a=1, b=1))
for value in (5, 6):
    only.__kwdefaults__ = {"y": value}
    print(attempt(lambda: only(y=1)), only(x=1))
only.__kwdefaults__ = {"y": 1, "x": 9}
print(only(y=2), only(x=2))
two.__code__ = (lambda b, a=4: ("new", a, b)).__code__
print(attempt(lambda: two(a=1, b=2)), attempt(lambda: two(1, b=2)))


def generator(a, b=2):
    yield a, b


async def coroutine(a, *, b=2):
    return a, b


for turn in range(2):
    print(list(generator(b=1, a=3)), list(generator(a=3)))
    c = coroutine(1, b=4)
    try:
        c.send(None)
    except StopIteration as e:
        print(e.value)


class Loud:
    def __init__(self, n): self.n = n
    def __del__(self): print("gone", self.n)


def take(a, b=None, **k): return len(k)


for turn in range(2):
    print(take(Loud(1), b=Loud(2)), take(b=Loud(3), c=Loud(4), a=1))
    print(attempt(lambda: take(Loud(5), a=Loud(6))))


def star(*a): return a
def after(a, *r): return a, r
print(star(), star(1), star(1, 2), after(1), after(1, 2), after(1, 2, 3), star(*range(20)), attempt(lambda: after()))
