# throw() of an instance into a generator that delegates to nobody and handles nothing.
import gc
import sys


def lines(e):
    t, found = e.__traceback__, []
    while t:
        found.append((t.tb_frame.f_code.co_name, t.tb_lineno - t.tb_frame.f_code.co_firstlineno))
        t = t.tb_next
    return found


def worker():
    seen = 0
    while True:
        try:
            yield seen
        except ValueError as e:
            print("caught", e.args, lines(e), e.__context__)
            seen += 1
        finally:
            print("finally", sys.exc_info()[0])


def plain():
    x = ["kept"]
    yield 1
    yield x


g = worker()
print(next(g), g.throw(ValueError("a", 1)), g.throw(ValueError))
e = ValueError("again")
print(g.throw(e), g.throw(e), lines(e))
try:
    raise KeyError("outer")
except KeyError:
    print(g.throw(ValueError("in a handler")))
try:
    g.throw(TypeError("out"))
except TypeError as error:
    print(lines(error), error)
print(list(g), g.gi_frame)
for thrown in (ValueError(1), GeneratorExit(), StopIteration("stop"), KeyError, StopAsyncIteration()):
    g = plain()
    next(g)
    try:
        g.throw(thrown)
    except BaseException as error:
        print(type(error).__name__, error.args, lines(error), repr(error.__cause__))
    print(next(g, "ended"))
g = plain()
try:
    g.throw(ValueError("new"))
except ValueError as error:
    print(lines(error))
g = plain()
next(g)
try:
    g.throw(ValueError("frame"))
except ValueError as error:
    kept = error
    print(kept.__traceback__.tb_next.tb_frame.f_locals)


def inside():
    try:
        yield 1
    except ValueError:
        try:
            me.throw(ValueError("reentered"))
        except ValueError as error:
            print(error)
        yield 2


me = inside()
next(me)
print(me.throw(ValueError()))


class Derived(ValueError):
    def __init__(self, *args):
        print("init", args)


print([type(x).__name__ for x in (Derived(1), ValueError(1))], Derived(2).args)
for cls in (ValueError, KeyError, OSError, StopIteration, UnicodeDecodeError):
    try:
        print(cls(1, 2).args)
        print(cls(a=1))
    except TypeError as error:
        print(error)
gc.collect()
