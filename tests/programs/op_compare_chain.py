def f(x):
    print("f", x)
    return x


print(f(1) < f(2) < f(3))
print(f(1) < f(0) < f(3))
print(f(1) == f(1) != f(2) in [2, 3] is not None)
print(1 < 2 > 1, 3 > 2 < 1)
if f(3) > f(2) > f(5):
    print("no")
else:
    print("else")
