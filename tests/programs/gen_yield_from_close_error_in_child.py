def child():
    try:
        yield 1
    except GeneratorExit:
        raise ValueError("from child")


def parent():
    try:
        yield from child()
    except ValueError as e:
        print("parent sees", e, repr(e.__context__))
        raise


it = parent()
next(it)
try:
    it.close()
except ValueError as e:
    print("out", e)
