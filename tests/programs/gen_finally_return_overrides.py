def g():
    try:
        yield 1
        return "try"
    finally:
        return "finally"


it = g()
next(it)
try:
    next(it)
except StopIteration as e:
    print(e.value)
it = g()
next(it)
try:
    it.throw(KeyError)
except StopIteration as e:
    print("swallowed", e.value)
