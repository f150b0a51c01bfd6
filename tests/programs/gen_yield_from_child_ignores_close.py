def child():
    try:
        yield 1
    except GeneratorExit:
        yield 2


def parent():
    try:
        yield from child()
    except RuntimeError as e:
        print("parent:", e)


it = parent()
next(it)
try:
    it.close()
    print("closed")
except RuntimeError as e:
    print("out:", e)
