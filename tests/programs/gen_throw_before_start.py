def g():
    try:
        print("never")
        yield 1
    except KeyError:
        print("not here")


it = g()
try:
    it.throw(KeyError("x"))
except KeyError as e:
    print("out", e)
try:
    next(it)
except StopIteration:
    print("closed")
it = g()
it.close()
print(list(it))
