# Floats with ints, and quotients of ints, take a short road; all others and all errors do not.
values = [0, 1, -1, 7, 2**53, 2**53 + 1, -(2**53) - 1, 2**62 - 1, -(2**62), 2**62, 10**30, 0.0, -0.0,
          1.5, -2.5, 1e300, 1e-300, 5e-324, float("inf"), float("nan"), True, False, 1j]


def show(f, a, b):
    try:
        print(repr(f(a, b)), end=" ")
    except Exception as e:
        print(type(e).__name__, e, end=" ")


def div(a, b):
    a /= b
    return a


def add(a, b):
    a += b
    return a


def sub(a, b):
    a -= b
    return a


def mul(a, b):
    a *= b
    return a


for a in values:
    for b in values:
        for f in (lambda x, y: x / y, div, lambda x, y: x + y, add, lambda x, y: x - y, sub,
                  lambda x, y: x * y, mul, lambda x, y: x < y, lambda x, y: x == y,
                  lambda x, y: 1 if x >= y else 0, lambda x, y: 1 if x != y else 0):
            show(f, a, b)
        print()


class Left:
    def __truediv__(self, other):
        return "left"

    def __itruediv__(self, other):
        return "in place"


class Right:
    def __rtruediv__(self, other):
        return "right"

    def __radd__(self, other):
        return "radd"


print(Left() / 1, div(Left(), 1), 1 / Right(), 1.5 / Right(), div(2, Right()), add(1.5, Right()))
for f in (div, lambda x, y: x / y, add):
    show(f, 1, "x")
print()
