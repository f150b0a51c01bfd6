# close() needs no close of the delegate; a look-up that fails otherwise is told to unraisablehook.
import sys


def hook(report):
    print("unraisable", repr(report.exc_value), type(report.object).__name__, report.err_msg)


sys.unraisablehook = hook


class Bare:
    def __iter__(self):
        return self

    def __next__(self):
        return 1


class Property(Bare):
    @property
    def close(self):
        print("close looked up")
        raise ZeroDivisionError("in look-up")


class Dynamic(Bare):
    def __getattr__(self, name):
        print("asked for", name)
        raise (AttributeError if name != "close" else KeyError)(name)


class Fails(Bare):
    def close(self):
        raise ValueError("in close")


class NotCallable(Bare):
    close = 3


class WithValue(Bare):
    def close(self):
        print("closed")
        return "ignored"


def outer(delegate):
    try:
        yield from delegate
    except BaseException as e:
        print("outer sees", repr(e), repr(e.__context__))
        raise
    finally:
        print("outer finally")


for make in Bare, Property, Dynamic, Fails, NotCallable, WithValue:
    print("--", make.__name__)
    for way in (
        lambda g: g.close(),
        lambda g: g.throw(GeneratorExit("thrown")),
    ):
        g = outer(make())
        next(g)
        try:
            print(way(g))
        except BaseException as e:
            print("out", repr(e), repr(e.__context__))
        print(list(g))
    g = outer(make())
    next(g)
    del g
