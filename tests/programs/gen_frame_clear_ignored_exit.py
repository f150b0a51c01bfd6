# frame.clear() closes a generator once: one that ignores GeneratorExit stays suspended where it
# yielded then.
import sys

sys.unraisablehook = lambda a: print("unraisable", a.exc_value)


def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2
    print("goes on")
    yield 3


def closes():
    try:
        yield 1
    finally:
        print("closed")


def fails():
    try:
        yield 1
    finally:
        raise KeyError("at close")


def plain():
    x = [1]
    yield x


for make in (ignores, closes, fails, plain):
    g = make()
    next(g)
    frame = g.gi_frame
    print(make.__name__, frame.clear(), g.gi_frame is None, frame.f_locals)
    if g.gi_frame:
        print(g.gi_frame is frame, frame.f_lineno, next(g))
        frame.clear()
        print(g.gi_frame is None)
    print(frame.clear(), list(g))
    fresh = make()
    frame = fresh.gi_frame
    frame.clear()
    print(fresh.gi_frame is None, list(fresh))


async def coroutine():
    pass


async def agen():
    yield 1


import warnings

warnings.simplefilter("ignore")
c = coroutine()
c.cr_frame.clear()
print(c.cr_frame is None)
c.close()
a = agen()
a.ag_frame.clear()
print(a.ag_frame is None)
