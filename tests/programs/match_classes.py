# Class patterns: isinstance, __match_args__, attributes by name, and each TypeError.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Point3(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


class Bare:
    def __getattr__(self, name):
        print("getattr", name)
        if name == "good":
            return 1
        raise AttributeError(name)


def where(p):
    match p:
        case Point3(0, 0, z=z):
            return f"above {z}"
        case Point(x=0, y=0):
            return "origin"
        case Point(x, 0) | Point(0, x):
            return f"axis {x}"
        case Point(a, b) if a == b:
            return f"diagonal {a}"
        case Point():
            return "point"
        case Bare(good=1, bad=_):
            return "never"
        case Bare(good=g):
            return f"bare {g}"
        case int(n) | float(n):
            return f"number {n}"
        case str(s):
            return f"text {s}"
        case dict(d) | list(d) | tuple(d) | set(d) | frozenset(d) | bytes(d) | bytearray(d):
            return f"container {d}"
        case bool(b):
            return "never"
        case object():
            return "object"


class Int(int):
    pass


for v in (
    Point3(0, 0, 5), Point3(1, 1, 1), Point(0, 0), Point(0, 4), Point(4, 0), Point(2, 2), Point(1, 2),
    Bare(), 3, 2.5, True, Int(4), "s", {1: 2}, [1], (1,), {1}, frozenset([1]), b"b", bytearray(b"c"), None, 1j,
):
    print(type(v).__name__, where(v))


class ListArgs:
    __match_args__ = ["x"]


class IntArgs:
    __match_args__ = (1,)
    x = 0


class Twice:
    __match_args__ = ("x", "x")
    x = 0


class RaisingArgs(type):
    @property
    def __match_args__(cls):
        raise RuntimeError("args")


class Raises(metaclass=RaisingArgs):
    pass


class BadAttribute:
    @property
    def x(self):
        raise ZeroDivisionError("x")


def failing(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


def not_a_type():
    match 1:
        case len(x):
            pass


def too_many():
    match 1:
        case int(a, b):
            pass


def none_allowed():
    match object():
        case object(a):
            pass


def too_many_args():
    match Point(1, 2):
        case Point(1, 2, 3):
            pass


def list_args():
    match ListArgs():
        case ListArgs(x):
            pass


def int_args():
    match IntArgs():
        case IntArgs(x):
            pass


def twice():
    match Twice():
        case Twice(a, b):
            pass


def twice_by_name():
    match Point(1, 2):
        case Point(a, x=b):
            pass


def raising_args():
    match Raises():
        case Raises(a):
            pass


def bad_attribute():
    match BadAttribute():
        case BadAttribute(x=0):
            pass


for f in (
    not_a_type, too_many, none_allowed, too_many_args, list_args, int_args, twice, twice_by_name,
    raising_args, bad_attribute,
):
    failing(f)

# The class decides before its __match_args__ are looked at.
match 1:
    case ListArgs(x):
        print("not here")
    case _:
        print("no instance")


class Meta(type):
    def __instancecheck__(cls, o):
        print("instancecheck", o)
        return o == 5


class Fives(metaclass=Meta):
    pass


for v in 4, 5:
    match v:
        case Fives():
            print("five")
