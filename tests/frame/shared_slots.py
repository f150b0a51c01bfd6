def g(f):
    for x in f:
        yield x
    for y in f:
        yield y
