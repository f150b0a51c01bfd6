# The module math: values, special cases, errors.
import math
INF = math.inf
NAN = math.nan


def attempt(f, *args, **keywords):
    try:
        return repr(f(*args, **keywords))
    except (ValueError, TypeError, OverflowError, ZeroDivisionError) as e:
        return type(e).__name__ + ": " + str(e)


ONE = ["acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "ceil", "cos", "cosh", "degrees", "erf", "erfc", "exp", "exp2",
       "expm1", "fabs", "floor", "frexp", "gamma", "isfinite", "isinf", "isnan", "lgamma", "log", "log10", "log1p", "log2",
       "modf", "radians", "sin", "sinh", "sqrt", "tan", "tanh", "trunc", "ulp"]
XS = [0.0, -0.0, 0.5, -0.5, 1.0, -1.0, 2.0, 3.7, -3.7, 10, 25.5, 171.5, -20.25, 1e-10, 1e5, 1000, 1e308, INF, -INF, NAN, True]
for name in ONE:
    f = getattr(math, name)
    print(name, [attempt(f, x) for x in XS])
    print(name, attempt(f, "a"), attempt(f), attempt(f, 1, 2) if name != "log" else "")
TWO = ["atan2", "copysign", "fmod", "nextafter", "pow", "remainder", "hypot"]
YS = [0.0, -0.0, 1.0, -2.5, 3, 1e300, INF, -INF, NAN]
for name in TWO:
    f = getattr(math, name)
    for x in YS:
        print(name, x, [attempt(f, x, y) for y in YS])
print([attempt(math.ldexp, x, n) for x in (1.0, -0.0, 0.75, INF, 5) for n in (0, 10, -1080, 1024, 10**30, -10**30, 2.0)])
print(math.pi, math.e, math.tau, math.inf, math.nan)
big = 10**400
print(math.log(big), math.log2(2**2000), math.log10(10**1000), math.log(8, 2), math.log(100, 10), math.log(big, 10), math.log(2**1023))
print(attempt(math.log, 5, 1), attempt(math.log, 5, 0), attempt(math.log, -big), attempt(math.log), attempt(math.log, 1, 2, 3))
print(math.floor(big) == big, math.floor(1e20), math.ceil(-1e20 + 0.5), math.trunc(-2.7), attempt(math.floor, "x"), attempt(math.trunc, "x"))
print(math.gcd(), math.gcd(12), math.gcd(-12, 18), math.gcd(2**100, 6**50), math.gcd(0, 0), math.lcm(), math.lcm(4, 6), math.lcm(-3, 0),
      math.lcm(10**20, 15), attempt(math.gcd, 1.0))
print([math.factorial(n) for n in (0, 1, 5, 20, 21, 25, 30)], attempt(math.factorial, -1), attempt(math.factorial, 2.0))
print([math.comb(n, k) for n in (0, 5, 10, 64, 100) for k in (0, 1, 2, 5, 50)], attempt(math.comb, -1, 2), attempt(math.comb, 2, -1))
print([math.perm(n, k) for n in (0, 5, 10, 30) for k in (0, 1, 2, 5, 25)], math.perm(5), math.perm(20, None), attempt(math.perm, 3, -1))
print([math.isqrt(n) for n in (0, 1, 2, 3, 4, 15, 16, 17, 10**20, 10**41, 2**128 - 1)], attempt(math.isqrt, -1))
print(math.fsum([0.1] * 10), math.fsum([1e100, 1.0, -1e100]), math.fsum([]), math.fsum([1, 2**60, 0.5]), math.fsum([INF, 1]),
      attempt(math.fsum, [INF, -INF]), attempt(math.fsum, [1e308, 1e308]), attempt(math.fsum, ["a"]), sum([0.1] * 10))
print(math.prod([1, 2, 3, 4]), math.prod([]), math.prod([1.5, 2], start=3), math.prod(range(1, 25)), attempt(math.prod, 5),
      math.prod(["a", 3], start=1) if False else "")
print(math.hypot(), math.hypot(3), math.hypot(3, 4), math.hypot(1, 1, 1), math.hypot(1e-320, 1e-320), math.hypot(1e300, 1e300, -1e300),
      math.hypot(NAN, INF), math.hypot(NAN, 1), math.hypot(0.1, 0.2, 0.3))
print(math.dist([1, 2], [4, 6]), math.dist((0.1,), (0.5,)), math.dist([], []), attempt(math.dist, [1], [1, 2]))
print(math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10), math.isclose(0, 1e-10, abs_tol=1e-9),
      math.isclose(INF, INF), math.isclose(INF, 1), math.isclose(NAN, NAN), attempt(math.isclose, 1, 2, rel_tol=-1))
x = 0.1
h = 0
for i in range(500):
    x = (x * 1.37 + 0.123) % 7
    for f in (math.hypot, math.atan2, math.fmod, math.remainder):
        h = (h * 33 + hash(f(x, x / 3 + 0.1))) % 1000000007
    for f in (math.gamma, math.lgamma, math.erf, math.sqrt, math.exp, math.sin, math.log1p):
        h = (h * 33 + hash(f(x + 0.01))) % 1000000007
    h = (h * 33 + hash(math.hypot(x, 1 - x, x * x, 3.3))) % 1000000007
print(x, h)


class Shape:
    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"

    def __float__(self):
        return 2.25


print(math.floor(Shape()), math.ceil(Shape()), math.trunc(Shape()), math.sqrt(Shape()))
