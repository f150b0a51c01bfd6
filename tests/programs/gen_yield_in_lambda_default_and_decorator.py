def deco(x):
    def wrap(f):
        print("deco", x)
        return f
    return wrap


def g():
    f = lambda a=(yield 1): a
    print(f())

    @deco((yield 2))
    def h(b=(yield 3)):
        return b
    print(h())

    class K((yield 4)):
        attr = 5
    print(K.__mro__[1].__name__, K.attr)


it = g()
print(next(it))
for v in ("one", "two", "three", dict):
    try:
        print(it.send(v))
    except StopIteration:
        print("end")
