def g():
    try:
        raise ValueError("first")
    except ValueError:
        yield 1


it = g()
next(it)
try:
    it.throw(KeyError("second"))
except KeyError as e:
    print(repr(e), repr(e.__context__))
def h():
    yield 1
it = h()
next(it)
try:
    try:
        raise ValueError("caller")
    except ValueError:
        it.throw(KeyError("third"))
except KeyError as e:
    print(repr(e), repr(e.__context__))
