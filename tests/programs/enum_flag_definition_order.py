# Members of a combined flag come in the order of their definition where their values do not ascend.
import enum
import re


class F(enum.Flag):
    B = 4
    A = 1
    C = 2


class Up(enum.Flag):
    A = 1
    B = 2
    BOTH = 3
    C = 4


class I(enum.IntFlag):
    X = 8
    Y = 2
    Z = 1


class K(enum.IntFlag, boundary=enum.KEEP):
    X = 8
    Y = 2


class Auto(enum.Flag):
    A = 4
    B = enum.auto()
    C = 1


class S(enum.Flag):
    B = 4
    A = 1

    def __str__(self):
        return "S:" + "+".join(m.name for m in self)


for cls, values in ((F, range(8)), (Up, range(8)), (I, range(20)), (K, range(20)), (Auto, (0, 1, 4, 5, 8, 13))):
    print(cls.__name__, list(cls), [m.name for m in cls], cls.__members__)
    for v in values:
        m = cls(v)
        print(repr(m), str(m), m.name, list(m), len(m), repr(~m), [n in m for n in cls])
print(F.B | F.A, F.A | F.B, repr(F.A | F.C | F.B), F(7) ^ F.A, F(7) & ~F.C, S(5), repr(S(5)))
print(re.I | re.A, repr(re.A | re.I | re.X), re.RegexFlag(2 | 8 | 256 | 64), list(re.I | re.A | re.M))
print(repr(re.compile("a", re.I | re.A | re.M)), re.compile("a", re.I | re.X).flags)
