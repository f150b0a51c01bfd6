def g():
    while True:
        try:
            yield 1
        except BaseException as e:
            print(type(e).__name__, e.args)


it = g()
next(it)
it.throw(ValueError)
it.throw(ValueError("a"))
it.throw(ValueError, "b")
it.throw(ValueError, ("c", "d"))
it.throw(ValueError, ValueError("e"))
it.throw(ValueError, None, None)
for bad in (3, "s", None, int):
    try:
        it.throw(bad)
    except TypeError as e:
        print("TypeError", e)
try:
    it.throw(ValueError("x"), "y")
except TypeError as e:
    print("TypeError", e)
try:
    it.throw(ValueError, ValueError(), 3)
except TypeError as e:
    print("TypeError", e)
