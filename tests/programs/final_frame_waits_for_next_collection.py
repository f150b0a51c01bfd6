# An exception in a cycle with the frame of a suspended generator: the collection that closes the
# generator leaves the frame and what it holds to the next one.
import gc


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def handles(local):
    try:
        raise KeyError
    except KeyError as e:
        kept = e
    yield 1


def inside(local):
    try:
        raise KeyError
    except KeyError as e:
        yield 1


def looked_at(local):
    try:
        raise KeyError
    except KeyError as e:
        kept = e
    try:
        yield 1
    finally:
        print("closed")


def holds_itself(local):
    me = yield 1
    yield 2


gc.collect()
for make in (handles, inside, looked_at, holds_itself):
    for look in (False, True):
        held = Noisy(f"{make.__name__} {look}")
        g = make(held)
        next(g)
        if look:
            g.gi_frame.f_locals
        cycle = [g]
        cycle.append(cycle)
        del g, cycle
        print("dropped")
        gc.collect()
        print("collected")
        del held
        print("released")
        gc.collect()
        print("collected again")

g = holds_itself(Noisy("cycle with itself"))
next(g)
g.send(g)
del g
gc.collect()
print("collected")
g = holds_itself(Noisy("cycle with its frame"))
next(g)
g.send(g.gi_frame)
del g
print("dropped")
gc.collect()
print("collected")
gc.collect()
