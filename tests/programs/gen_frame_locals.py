import inspect


def g(a, *args, k=1, **kw):
    b = a + 1
    yield b
    del a
    c = 3
    yield c


it = g(1, 2, 3, z=4)
print(sorted(inspect.getgeneratorlocals(it).items()))
next(it)
print(sorted(inspect.getgeneratorlocals(it).items()))
next(it)
print(sorted(inspect.getgeneratorlocals(it).items()))
list(it)
print(inspect.getgeneratorlocals(it))
