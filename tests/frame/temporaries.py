def g(f, a):
    f(a, (yield 1), [a, (yield 2)])
    for x in a:
        f(x, (yield x))
