a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
[x, y] = "ab"
print(x, y)
*a, = range(3)
print(a)
a, b = b, a
print(a, b)
for i, (j, k) in [(1, (2, 3)), (4, (5, 6))]:
    print(i, j, k)
first, *rest, last = "hello"
print(first, rest, last)
for bad in ((1,), (1, 2, 3)):
    try:
        p, q = bad
    except ValueError as e:
        print(e)
try:
    p, *q, r = (1,)
except ValueError as e:
    print(e)
try:
    p, q = 5
except TypeError as e:
    print(e)
a = b = c = []
print(a is b is c)
