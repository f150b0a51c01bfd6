"""Attributes of instances and classes, __slots__, properties, methods, super()."""


class Base:
    kind = 1

    def __init__(self, x):
        self.x = x

    def get(self):
        return self.x

    @property
    def twice(self):
        return 2 * self.x


class Derived(Base):
    def get(self):
        return super().get() + 1


class Slotted:
    __slots__ = ("a", "b")


d, s, total = Derived(1), Slotted(), 0
s.a = 1
for i in range(6000):
    d.x = i
    s.b = i
    total += d.x + d.kind + d.get() + d.twice + s.a + s.b + getattr(d, "x")
    total += Derived(i).x
print(total)
