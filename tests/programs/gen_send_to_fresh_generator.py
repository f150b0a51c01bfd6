def g():
    x = yield 1
    print("x", x)


it = g()
try:
    it.send(1)
except TypeError as e:
    print(e)
print(next(it))
try:
    it.send(None)
except StopIteration:
    print("stop")
