# namedtuple.
from collections import namedtuple


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p.y, p[0], p == (1, 2), p._fields, p._asdict(), p._replace(x=5), P._make([7, 8]), hash(p) == hash((1, 2)))
x, y = p
print(x, y, P.__doc__, P.x.__doc__, P._field_defaults, P.__name__, isinstance(p, tuple), P.__slots__)
for args, kwargs in (((1,), {}), ((1, 2, 3), {}), ((1,), {"z": 3}), ((1,), {"x": 3}), ((), {}), ((), {"y": 1})):
    show(P, *args, **kwargs)
show(P._make, [1])
show(p._replace, z=1)
show(setattr, p, "x", 5)
for fields in ("x x", "1x", "class", "_x", "a-b"):
    show(namedtuple, "T", fields)
show(namedtuple, "T", "a b", defaults=[1, 2, 3])
D = namedtuple("D", ["a", "b", "c"], defaults=[10, 20])
print(D(1), D(1, 2), D._field_defaults, namedtuple("R", "a class _b a", rename=True)._fields)
show(D)


class Point(namedtuple("Point", "x y")):
    __slots__ = ()

    def norm(self):
        return self.x * self.x + self.y * self.y


print(Point(3, 4), Point(3, 4).norm(), Point(1, 2)._replace(y=0))
print(P.__match_args__, Point.__match_args__)
