import weakref


def g():
    try:
        yield 1
    finally:
        print("in finally, ref:", r())


it = g()
next(it)
r = weakref.ref(it, lambda _: print("callback"))
del it
class D:
    def __del__(self):
        print("in del, ref:", w() is not None)
d = D()
w = weakref.ref(d)
del d
print(w())
