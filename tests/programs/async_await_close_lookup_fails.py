import types


@types.coroutine
def pause(value=None):
    return (yield value)


def drive(awaitable, *answers):
    """Runs a coroutine to its end: what it paused with, and how it ended."""
    seen, answers = [], list(answers)
    try:
        seen.append(awaitable.send(None))
        while True:
            seen.append(awaitable.send(answers.pop(0) if answers else None))
    except StopIteration as stop:
        return seen, stop.value
    except Exception as e:
        return seen, f"{type(e).__name__}: {e}"


# A coroutine closes what it awaits, if that can be closed; what fails goes where it does for generators.
import sys


def hook(report):
    print("unraisable", repr(report.exc_value), type(report.object).__name__)


sys.unraisablehook = hook


class Bare:
    def __await__(self):
        return self

    __iter__ = __await__

    def __next__(self):
        return 1


class Property(Bare):
    @property
    def close(self):
        raise ZeroDivisionError("in look-up")

    throw = close


class Fails(Bare):
    def close(self):
        raise ValueError("in close")

    def throw(self, *a):
        raise LookupError("in throw")


async def outer(o):
    try:
        await o
    except BaseException as e:
        print("sees", repr(e), repr(e.__context__))
        raise


async def generator(o):
    try:
        yield await o
    except BaseException as e:
        print("sees", repr(e), repr(e.__context__))
        raise


def step(o):
    return generator(o).__anext__()


for make in Bare, Property, Fails:
    for kind in outer, step:
        print("--", make.__name__, kind.__name__)
        for way in (
            lambda c: c.close(),
            lambda c: c.throw(GeneratorExit("thrown")),
            lambda c: c.throw(KeyError("thrown")),
        ):
            c = kind(make())
            c.send(None)
            try:
                print(way(c))
            except BaseException as e:
                print("out", repr(e), repr(e.__context__))
