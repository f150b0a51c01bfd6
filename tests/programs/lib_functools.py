from functools import *
import functools

p = partial(int, base=2)
print(p("101"), p, p.func, p.args, p.keywords)
q = partial(partial(max, 1), 5)
print(q(3), q.args)
print(partial(print, "a", sep="-")("b", "c"))
try:
    partial(3)
except TypeError as e:
    print(e)
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [], 7))
for bad in (lambda: reduce(max, []), lambda: reduce(max, 3)):
    try:
        bad()
    except TypeError as e:
        print(e)


def deco(f):
    @wraps(f)
    def inner(*a):
        "inner doc"
        return f(*a)
    return inner


@deco
def original(x: int):
    "doc"
    return x + 1


print(original(3), original.__name__, original.__doc__, original.__wrapped__(1),
      original.__annotations__)


@lru_cache(maxsize=2)
def square(x):
    print("compute", x)
    return x * x


print(square(2), square(3), square(2), square(4), square(3), square.cache_info())
square.cache_clear()
print(square.cache_info(), square.cache_parameters(), square.__name__)


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info())


@lru_cache
def typed(a, *, b=1):
    return a, b


print(typed(1), typed(1.0), typed(1, b=1), typed.cache_info())
try:
    typed([])
except TypeError as e:
    print(e)


class C:
    def __init__(self):
        self.n = 0

    @lru_cache(maxsize=None)
    def m(self, x):
        self.n += 1
        return x

    @cached_property
    def late(self):
        "late doc"
        print("computed")
        return 42


c = C()
print(c.m(1), c.m(1), c.n, c.late, c.late, C.late.__doc__, vars(c))


@total_ordering
class V:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return self.v == o.v

    def __lt__(self, o):
        return self.v < o.v


print(V(1) <= V(1), V(1) > V(2), V(2) >= V(1), V(1) < V(2))
try:
    total_ordering(object)
except ValueError as e:
    print(e)
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))


@singledispatch
def show(x):
    return "object"


@show.register
def _(x: int):
    return "int"


@show.register(list)
@show.register(tuple)
def _(x):
    return "seq"


print(show(1), show(True), show([]), show(()), show("s"), show.dispatch(int)(5))
try:
    show()
except TypeError as e:
    print(e)


class D:
    @singledispatchmethod
    def f(self, x):
        return "any"

    @f.register
    def _(self, x: str):
        return "str"

    def g(self, a, b):
        return self.__class__.__name__, a, b
    h = partialmethod(g, 1)


print(D().f(1), D().f("x"), D().h(2))
