def child():
    try:
        yield 1
    except KeyError:
        return "handled"


def parent():
    r = yield from child()
    yield r


it = parent()
next(it)
print(it.throw(KeyError))
