# Floats: operators with floats and ints, signs of zeros, infinities, NaNs, errors.
import math
INF = float("inf")
NAN = float("nan")
VALUES = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, -2.5, 1e300, -1e300, 1e-300, 5e-324, INF, -INF, NAN, 3, -4, 2**53 + 1,
          10**20, True, 0]


def attempt(f, a, b):
    try:
        return repr(f(a, b))
    except (ZeroDivisionError, OverflowError, TypeError, ValueError) as e:
        return type(e).__name__ + ": " + str(e)


OPERATORS = [
    ("+", lambda a, b: a + b), ("-", lambda a, b: a - b), ("*", lambda a, b: a * b), ("/", lambda a, b: a / b),
    ("//", lambda a, b: a // b), ("%", lambda a, b: a % b), ("**", lambda a, b: a ** b), ("divmod", divmod),
    ("<", lambda a, b: a < b), ("==", lambda a, b: a == b), (">=", lambda a, b: a >= b), ("!=", lambda a, b: a != b),
]
for name, f in OPERATORS:
    for a in VALUES[:14]:
        print(name, a, [attempt(f, a, b) for b in VALUES])
    for a in VALUES[14:]:
        print(name, a, [attempt(f, a, b) for b in VALUES[:14]])
for a in VALUES[:14]:
    print(a, -a, +a, abs(a), bool(a), a == a, a is a, math.copysign(1, a))
print(hash(0.5), hash(1.0) == hash(1), hash(1e20) == hash(10**20), hash(INF), hash(-INF), hash(-1.0), hash(1e300),
      hash(5e-324), hash(-2.75), hash(0.1), hash(0.0) == hash(-0.0))
big = 10**400
for f in (lambda: big * 1.0, lambda: 1.5 + big, lambda: float(big), lambda: big / 3, lambda: 1.0 // 0, lambda: 1.0 % 0,
          lambda: divmod(1.0, 0), lambda: 10.0**400, lambda: 0.0**-1, lambda: 1.5 << 1, lambda: ~1.5, lambda: 1.5 & 1,
          lambda: 1.5 < "a", lambda: int(INF), lambda: int(NAN), lambda: 2.0 @ 3):
    try:
        print(f())
    except (OverflowError, ZeroDivisionError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
# Exact comparison of ints and floats.
for i in (2**53, 2**53 + 1, 2**62, 2**62 + 1, 2**63, 2**63 - 1, 10**22, 10**22 + 1, 10**23, 10**400, -10**400, 0, 1):
    for d in (2.0**53, 2.0**62, 2.0**63, 1e22, 1e23, 1e308, INF, -INF, NAN, 0.5, -0.5):
        print(i if i < 10**30 else "big", d, i < d, i <= d, i == d, i != d, i > d, i >= d, d < i, d == i)
# True division of ints is rounded once.
for a, b in ((1, 3), (10**30, 3), (2**70, 2**69 + 1), (2**53 + 1, 1), (2**1100, 2**1090), (1, 2**1074), (3, 2**1075),
             (1, 2**1075), (5, 2**1076), (-10**25, 7), (10**308, -1), (2**63, 3), (0, -5), (1, -10**500)):
    print(a / b)
nan = NAN
print([nan] == [nan], nan in [nan], [nan].count(nan), {nan: 1}[nan], (nan,) == (nan,), nan == nan)
box = [-0.0]
print(box[0], box * 2, -box[0], {0.0: "zero"}[-0.0], {1: "one"}[1.0], {True: 1, 1: 2, 1.0: 3})
