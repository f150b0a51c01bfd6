# __getattr__ is asked after AttributeError, wherever that came from.
class Descriptor:
    def __get__(self, o, t=None):
        raise AttributeError("descriptor")


class Base:
    __slots__ = ("member", "__dict__")

    @property
    def p(self):
        raise AttributeError("property")

    @property
    def other(self):
        raise KeyError("other")

    d = Descriptor()

    def __getattr__(self, name):
        return f"fallback {name}"


class Own(Base):
    def __getattribute__(self, name):
        if name == "own":
            raise AttributeError("own")
        return super().__getattribute__(name)


class Refuses(Base):
    def __getattr__(self, name):
        raise AttributeError(f"refused {name}")


class Meta(type):
    @property
    def p(cls):
        raise AttributeError

    def __getattr__(cls, name):
        return f"meta {name}"


class WithMeta(metaclass=Meta):
    d = Descriptor()


class Nested:
    @property
    def p(self):
        return self.missing

    def __getattr__(self, name):
        return f"nested {name}"


def look(o):
    for _ in range(3):
        print(o.p, o.d, o.member, o.own, getattr(o, "p"), getattr(o, "p", "default"), hasattr(o, "p"))
    print(o.p.upper(), o.d.upper())
    try:
        o.other
    except KeyError as e:
        print("KeyError", e)


look(Base())
look(Own())
print(WithMeta.p, WithMeta.d, WithMeta.q, Nested().p)
for _ in range(3):
    for name in "p", "d", "member", "x":
        try:
            print(getattr(Refuses(), name))
        except AttributeError as e:
            print(e, repr(e.__context__), e.name)
r = Refuses()
for _ in range(3):
    try:
        r.p
    except AttributeError as e:
        print(e, repr(e.__context__), hasattr(r, "p"), getattr(r, "p", 5))
b = Base()
b.member = 1
print(b.member)
del b.member
print(b.member)


class Late:
    @property
    def p(self):
        raise AttributeError("late")


late = Late()
for _ in range(3):
    try:
        print(late.p)
    except AttributeError as e:
        print(e)
    Late.__getattr__ = lambda self, name: "now " + name
print(late.p)
