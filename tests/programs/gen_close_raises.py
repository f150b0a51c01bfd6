def g():
    try:
        yield 1
    finally:
        raise KeyError("in finally")


it = g()
next(it)
try:
    it.close()
except KeyError as e:
    print("KeyError", e, type(e.__context__).__name__)
def h():
    try:
        yield 1
    except GeneratorExit:
        raise StopIteration
it = h()
next(it)
try:
    print(it.close())
except RuntimeError as e:
    print(e)
