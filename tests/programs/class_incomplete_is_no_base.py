"""A class whose mro() is being computed cannot be extended, and a docstring must be text."""


class Meta(type):
    def mro(cls):
        if cls.__mro__ is None and cls.__name__ != "X":
            try:
                class X(cls):
                    pass
            except TypeError as e:
                print(e)
        return type.mro(cls)


class A(metaclass=Meta):
    pass


print([c.__name__ for c in A.__mro__])
try:
    type("A", (), {"__doc__": "x\udcdcy"})
except UnicodeEncodeError as e:
    print(e)
for doc in "x", "\xc4", "x\x00y", b"x", 42, None:
    print(ascii(type("A", (), {"__doc__": doc}).__doc__))


class Entries:
    def __mro_entries__(self, bases):
        return ()


for bases in (Entries(),), (1,):
    try:
        type("Bad", bases, {})
    except TypeError as e:
        print(e)


class Not(tuple):
    __class_getitem__ = None


try:
    Not[int]
except TypeError as e:
    print(e)
