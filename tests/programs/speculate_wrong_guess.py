# A parameter or an item that is no float, or no small int, where arithmetic makes one likely.
class Money(float):
    def __add__(self, other):
        print("Money.__add__")
        return Money(float(self) + float(other))

    __radd__ = __add__


class Count(int):
    def __sub__(self, other):
        print("Count.__sub__")
        return int(self) - other


def curve(x):
    return x * x * 2.0 + x - 1.0


for x in (3.0, 3, True, 1e300, -0.0, 2**70, float("inf"), Money(2.5), 1j):
    print(repr(curve(x)))
for x in ("a", None, [1]):
    try:
        curve(x)
    except TypeError as e:
        print(e)


def total(items):
    s = 0.0
    for x in items:
        s = s + x * 2.0
    return s


print(total([1.0, 2, True, 3.5, Money(1.5), 2**64, 0.5]))
print(total([1.0, 1e200, 1e308, 1e308, -1.0]))


def countdown(n):
    steps = 0
    while n > 0:
        n = n - 3
        steps += 1
    return n, steps


for n in (10, 10.5, True, Count(7), 2**62, -(2**80), 2.0**60):
    if abs(n) < 100:
        print(countdown(n))
