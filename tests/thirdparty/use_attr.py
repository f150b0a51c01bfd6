"""attr: classes by decorators."""
import attr

@attr.s
class Point:
    x = attr.ib(default=0, validator=attr.validators.instance_of(int))
    y = attr.ib(factory=int, converter=int)

print(Point(1, "2"), Point() == Point(0, 0), attr.asdict(Point(3, 4)), attr.evolve(Point(1, 2), x=9))
try:
    Point("x")
except TypeError as e:
    print(e.args[0])

@attr.define(frozen=True)
class Frozen:
    a: int
    b: list = attr.field(factory=list)

f = Frozen(1)
try:
    f.a = 2
except attr.exceptions.FrozenInstanceError as e:
    print(type(e).__name__)
print(f, hash(Frozen(1, ())) == hash(Frozen(1, ())), [a.name for a in attr.fields(Frozen)])
