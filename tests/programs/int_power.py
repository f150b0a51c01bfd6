# Powers: small, large, negative, fractional, modular.
def attempt(f, *args):
    try:
        return repr(f(*args))
    except (ZeroDivisionError, ValueError, OverflowError, TypeError) as e:
        return type(e).__name__ + ": " + str(e)


for a in (0, 1, -1, 2, -2, 3, 10, -7, 12345678901234567890, True, False):
    print(a, [attempt(pow, a, b) for b in (0, 1, 2, 3, 10, 62, 63, 64)])
    print(a, [attempt(pow, a, b) for b in (-1, -2, -3, 0.5, 2.0, -0.5)])
print(2**200, (-3)**101, 10**50)
print(len(str(7**1000)), sum(map(int, str(7**1000))))
for m in (1, -1, 2, 7, -7, 1000, 10**20 + 39, -(10**20 + 39), 0):
    for a in (2, -3, 10**25):
        print(m, a, [attempt(pow, a, b, m) for b in (0, 1, 5, 10**12, -1, -5)])
print(attempt(pow, 2.0, 3, 4), attempt(pow, 2, 3, 4.0), attempt(pow, "a", 2, 3))
print(attempt(pow, 2, "x"))
print((2).__pow__(5), (2).__rpow__(5), (2).__pow__(5, 7), (2).__pow__(2.5))
print(0**0, 0.0**0, 1**10**50, (-1)**(10**50 + 1), 0**(10**50))
print(pow(base=3, exp=4, mod=5), pow(3, exp=4))
