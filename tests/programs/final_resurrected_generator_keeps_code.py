# A generator that its finally brought back is closed, and still tells what it was.
import gc
import inspect

saved = []


def phoenix(box):
    kept = "local"
    try:
        yield kept
    finally:
        saved.append(box[0]())
        print("finally", box[0]() is not None)


class Box:
    pass


def make():
    def body():
        try:
            yield 1
        finally:
            saved.append(cycle.it)

    cycle = Box()
    cycle.it = body()
    next(cycle.it)
    cycle.me = cycle


make()
gc.collect()
it = saved.pop()
print(it.gi_code.co_name, it.__name__, it.__qualname__, it.gi_frame, it.gi_running)
print(inspect.getgeneratorstate(it), list(it), repr(it).split(" at ")[0])
try:
    it.send(1)
except StopIteration as stop:
    print("stop", stop.value)
print(it.close())
box = [lambda: None]
it = phoenix(box)
next(it)
del it
print(saved)
