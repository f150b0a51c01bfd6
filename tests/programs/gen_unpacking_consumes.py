def g(n):
    for i in range(n):
        print("give", i)
        yield i


a, b = g(2)
print(a, b)
try:
    a, b = g(3)
except ValueError as e:
    print(e)
try:
    a, b, c = g(2)
except ValueError as e:
    print(e)
a, *b, c = g(4)
print(a, b, c)
print(*g(2))
print([*g(1), *g(2)])
