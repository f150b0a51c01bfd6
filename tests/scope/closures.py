def f(a, *b, c=1, **d):
    e = a
    def g():
        nonlocal e
        e = c
        return [e for x in b if x]
    return g
