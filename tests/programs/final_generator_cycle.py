import gc


def g():
    try:
        me = yield 1
        yield 2
    finally:
        print("finally in cycle")


it = g()
next(it)
it.send(it)
del it
print("before collect")
gc.collect()
print("after collect")
