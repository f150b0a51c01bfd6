def f(a, b):
    c = a + b * 2
    return g(c, [a, b], k=-1)
