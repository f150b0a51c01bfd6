# round() of ints and floats: ties to even.
def attempt(f, *args):
    try:
        return repr(f(*args))
    except (ValueError, TypeError, OverflowError) as e:
        return type(e).__name__ + ": " + str(e)


for n in (0, 4, 5, 6, 15, 25, 35, 149, 150, 151, -5, -15, -25, -149, -150, 10**20 + 5, 10**20 + 15, 2**62):
    print(n, [attempt(round, n, k) for k in (None, 0, 3, -1, -2, -3, -19, -30, -45)], attempt(round, n))
print(attempt(round, 5, "a"), attempt(round, 5, 1.0), attempt(round, True), attempt(round, True, -1))
for d in (0.0, -0.0, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.49999999999999994, 2.675, 1.005, 1e16 + 2, 1e22, 123456.789,
          -123456.789, 5e-324, 1.7976931348623157e308, 0.15, 0.25, 0.35, 1234567.5, 1e300):
    print(d, attempt(round, d), [attempt(round, d, k) for k in (None, 0, 1, 2, 3, 15, 20, 330, -1, -2, -6, -300, -400)])
for d in (float("nan"), float("inf"), float("-inf")):
    print(d, attempt(round, d), attempt(round, d, 2))
print(attempt(round, 1.7e308, -308), attempt(round, 25.0, -1), attempt(round, 35.0, -1), attempt(round, 15.5, -1))
print(attempt(round, 2.5, "a"), attempt(round, "a"))
print(all(repr(round(i / 7, 3)) == "%.3f" % (i / 7) or len(repr(round(i / 7, 3))) < 6 for i in range(200)))
