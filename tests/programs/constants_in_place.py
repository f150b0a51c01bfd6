# Floats and items of tuples that stand in the C as they are, and those that do not.
def floats():
    return 0.0, -0.0, 1.5, -2.25, 1e-70, 1e-300, 1e70, 1e300, 5e-324, 1e400, -1e400, 0.1, 3.0


def one(x):
    return 0.5


def tuples():
    return ((1, 2.5, "a", None, True, False, ..., (), (3, (4,))), (10**17, 123456789012345678901, -5),
            (4611686018427387903, 4611686018427387904, 999999999999999999), (1.0, 1, True))


for f in floats():
    print(f, f * 2, f == 0.0)
print(one(object()), tuples())
print(tuples()[3] == (1, 1.0, 1), [type(x).__name__ for x in tuples()[3]])
total = 0.0
for i in range(10):
    total += 0.1
print(total, total * 1e71, total - 1e-71)
