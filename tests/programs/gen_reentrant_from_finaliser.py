# A finaliser that resumes the generator whose frame is being left finds it running or closed.
import inspect


class Pokes:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, inspect.getgeneratorstate(it), it.gi_running)
        for poke in lambda: next(it), lambda: it.send(1), lambda: it.throw(KeyError), it.close:
            try:
                print("  gave", poke())
            except (ValueError, StopIteration, KeyError) as e:
                print("  ", repr(e))


def rebinds():
    x = Pokes("rebound")
    x = None
    yield 1
    y = Pokes("local at the end")
    Pokes("temporary")
    yield 2
    for z in [Pokes("in a loop")]:
        pass
    z = None


it = rebinds()
print(next(it))
print(next(it))
print(next(it, "end"))


def raises():
    x = Pokes("left by an exception")
    yield 1
    raise LookupError


it = raises()
next(it)
try:
    next(it)
except LookupError:
    print("handler")


def closed():
    x = Pokes("closed")
    yield 1


def closed_with_finally():
    x = Pokes("closed with finally")
    try:
        yield 1
    finally:
        print("finally")


for make in closed, closed_with_finally:
    it = make()
    next(it)
    it.close()
    print("after close")
    it = make()
    next(it)
    it.gi_frame.clear()
    print("after clear")


def child():
    x = Pokes("in the delegate")
    yield 1


def delegates():
    yield from child()
    yield 2


it = delegates()
print(next(it), next(it))
del it
