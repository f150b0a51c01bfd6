from collections import namedtuple

T = namedtuple("T", "a b")


class Sub(T):
    pass


class Own(T):
    @property
    def a(self):
        return "own"


class Catching(T):
    def __getattr__(self, name):
        return "caught " + name


def read(o):
    return o.a


def safe(f):
    try:
        return f()
    except AttributeError as error:
        return f"{error} {error.name}"


for i in range(3):
    print(read(T(i, 1)), read(Sub(i + 10, 1)), read(Own(1, 2)), read(Catching(7, 8)), Catching(1, 2).zz)
T.a = property(lambda self: "new")
print([read(T(1, 2)) for i in range(2)], read(Sub(1, 2)))
del T.a
print([safe(lambda: read(T(1, 2))) for i in range(2)])
T.a = 5
print([read(T(1, 2)) for i in range(2)])


def parts(x):
    return x.real, x.imag


for x in (1, 2.5, 3j, True, 2 ** 70) * 2:
    print(parts(x))


def name_of(f):
    return f.__name__, f.__doc__, f.__class__


def g():
    "doc"


for i in range(3):
    print(name_of(g))
    g.__name__ = f"g{i}"
e = ValueError(1, 2)
for i in range(3):
    print(e.args, e.__cause__, e.__class__)
    e.args = (i,)


class Holds:
    pass


h = Holds()
for i in range(3):
    h.x = i
    print(h.__dict__, h.__class__)
print(slice(1, 2).start, range(5).stop)


class S:
    __slots__ = ("p", "q")


s = S()
for i in range(3):
    print(safe(lambda: getattr(s, "p")), getattr(s, "q", "none"), hasattr(s, "p"))
    setattr(s, "p", i)
    setattr(s, "q", i)
    print(getattr(s, "p"), getattr(s, "q"))
    del s.p, s.q


class A:
    v = 1


class B(A):
    w = property(lambda self: "w", lambda self, v: print("set", v))


for o in (A(), B(), A(), B()):
    print(getattr(o, "v"))
    setattr(o, "v", 2)
    print(getattr(o, "v"), o.__dict__, safe(lambda: getattr(o, "w")))
    setattr(o, "w", 3)
    name = "".join(["v", ""])
    print(getattr(o, name))
for name in ("n%d" % i for i in range(300)):
    setattr(A, name, name)
    assert getattr(A(), name) == name and getattr(A, name) == name
setattr(A, "v", 9)
print(getattr(A(), "v"), getattr(B, "v"), [safe(lambda: getattr(5, "nope")) for i in range(2)])
