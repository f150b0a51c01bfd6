# Classes that derive from int and float: small and large values, attributes, results.
class Number(int):
    def __repr__(self):
        return "Number(%d)" % int(self)

    def double(self):
        return Number(self * 2)


class Pair(int):
    def __new__(cls, a, b):
        self = super().__new__(cls, a + b)
        self.a = a
        self.b = b
        return self


class Adder(int):
    def __add__(self, other):
        return "add"

    __radd__ = __add__


class Real(float):
    unit = "m"

    def __str__(self):
        return float.__repr__(self) + self.unit


for value in (0, 5, -5, 2**61, 2**62 - 1, 2**62, -2**62, 2**63, 2**64, 10**30, -10**30):
    n = Number(value)
    n.tag = "tag %d" % value
    print(n, n + 1, 1 + n, n * n, -n, abs(n), n == value, hash(n) == hash(value), type(n + 0).__name__, n.tag,
          n.double(), bool(n), n // 3, n % 3, n >> 1, ~n, n & 255, n.bit_length())
    print({value: "found"}[n], [value].index(n), n in (value,), "%d %x" % (n, n), f"{n:,}", str(int(n)), float(n))
print(Number("12"), Number(b"13"), Number(3.9), Number("ff", 16), int(Number(5)), type(int(Number(5))).__name__)
p = Pair(3, 10**20)
print(p, p.a, p.b, isinstance(p, int), p.__dict__, p - p.b)
p.c = [p.a]
del p.a
print(p.__dict__, sorted([Number(3), 1, Number(2)]))
print(Adder(1) + 2, 2 + Adder(1), Adder(1) - 2, Adder(4) + Adder(5))
r = Real("2.5")
r.unit = "cm"
print(r, repr(r), r + 1, type(r + 1).__name__, -r, r == 2.5, hash(r) == hash(2.5), r.is_integer(), r.hex(), Real(7))
print(Number.from_bytes(b"\x01\x02", "big"), Real.fromhex("0x1.8p1"), type(Number.from_bytes(b"a", "big")).__name__)


class Index:
    def __index__(self):
        return 3


class Floaty:
    def __float__(self):
        return 1.5


class Inty:
    def __int__(self):
        return 10**20


class Bad:
    def __index__(self):
        return "x"

    def __int__(self):
        return 1.5

    def __float__(self):
        return 2


print(int(Index()), float(Index()), [10, 11, 12, 13][Index()], range(10)[Index()], hex(Index()), 2 << Index().__index__())
print(float(Floaty()), int(Inty()), complex(Floaty()))
for f in (int, float, lambda b: [1][b], complex):
    try:
        print(f(Bad()))
    except TypeError as e:
        print(type(e).__name__, e)
try:
    Index() + 1
except TypeError as e:
    print(e)
for bad in (lambda: class_bool(), lambda: bool(1, 2), lambda: bool(x=1), lambda: int(x=1), lambda: float(x=1),
            lambda: float(1, 2), lambda: int(1, 2, 3), lambda: int(base=3)):
    try:
        print(bad())
    except (TypeError, NameError) as e:
        print(type(e).__name__, e)
