def f():
    x = 10
    g = (x + i for i in range(3))
    x = 20
    return list(g)


print(f())
y = [(lambda: i) for i in range(3)]
print([f() for f in y])
print([(n := i * 2) for i in range(3)], n)
class C:
    z = 3
    l = [z for _ in range(1)] if False else list(range(z))
print(C.l)
