def g(a, *rest, key=None):
    cell = a
    r = yield from rest
    yield lambda: cell
    return r
