def g(x):
    y = 2
    print(sorted(locals().items()))
    yield
    z = 3
    print(sorted(locals().items()))
    yield sorted(vars())


print(list(g(1)))
