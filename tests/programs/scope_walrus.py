if (n := 5) > 3:
    print(n)
print([y := 1, y ** 2], y)
def f(l):
    return [last := x for x in l], last
print(f([1, 2, 3]))
print(any((hit := x) > 2 for x in [1, 2, 3]), hit)
def g(x):
    return x + (x := 5) + x
print(g(1))
def h():
    a = 1
    b = [a, (a := 2), a]
    return b
print(h())
