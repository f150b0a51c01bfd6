def f(g):
    g(h(yield 1))
