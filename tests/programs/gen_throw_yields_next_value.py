def g():
    try:
        yield 1
    except ValueError:
        yield 2
    yield 3


it = g()
print(next(it))
print(it.throw(ValueError))
print(next(it))
try:
    it.throw(KeyError("k"))
except KeyError as e:
    print("KeyError", e)
