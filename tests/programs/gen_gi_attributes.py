def child():
    yield 1


def g():
    yield 0
    yield from c


c = child()
it = g()
print(it.gi_running, it.gi_suspended, it.gi_yieldfrom, it.gi_frame is None)
next(it)
print(it.gi_running, it.gi_suspended, it.gi_yieldfrom)
next(it)
print(it.gi_yieldfrom is c, it.gi_code.co_name, it.gi_frame.f_lineno)
list(it)
print(it.gi_running, it.gi_suspended, it.gi_yieldfrom, it.gi_frame)
it.__name__ = "renamed"
it.__qualname__ = "q.renamed"
print(it.__name__, it.__qualname__, repr(it).split(" at ")[0])
for attr in ("__name__", "__qualname__"):
    try:
        setattr(it, attr, 3)
    except TypeError as e:
        print(e)
try:
    it.gi_running = 1
except AttributeError as e:
    print(e)
