import sys


def hook(u):
    print("unraisable", u.exc_type.__name__, u.exc_value, u.err_msg)


sys.unraisablehook = hook


def g():
    try:
        yield 1
    finally:
        raise ValueError("in finally")


it = g()
next(it)
del it
print("went on")
class D:
    def __del__(self):
        raise KeyError("in del")
D()
print("end")
def h():
    try:
        yield 1
    except GeneratorExit:
        yield 2
it = h()
next(it)
del it
print("ignored exit")
