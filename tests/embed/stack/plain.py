def apply(f, x):
    return f(x)


def drive(f):
    yield from f()
