# A finaliser that takes a cycle apart frees what was in it at once, in the middle of the collection.
import gc
import weakref


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


class Breaks:
    def __init__(self):
        self.me = self
        self.held = [Noisy("held"), self]

    def __del__(self):
        print("breaks")
        self.__dict__.clear()
        print("broken")


class Revives:
    def __init__(self):
        self.me = self
        self.held = Noisy("revived with it")

    def __del__(self):
        print("revives")
        kept.append(self)


def stubborn():
    ignored = 1
    while True:
        try:
            yield
        except GeneratorExit:
            print("stubborn", ignored)
            if not ignored:
                raise
            ignored -= 1


def delegator(cycle):
    try:
        yield from stubborn()
    except RuntimeError as e:
        print("handler", e)
    finally:
        cycle.clear()
        local = Noisy("local")


kept = []
gc.collect()
Breaks()
print("collected", gc.collect() > 0)

cycle = []
g = delegator(cycle)
next(g)
cycle.append(g)
g.gi_frame.f_locals
del g, cycle
print("collect")
gc.collect()
print("collected")

Revives()
gc.collect()
print(len(kept))
kept[0].me = None
kept.clear()
print("gone")

a, b = Breaks(), Breaks()
a.other, b.other = b, a
r = weakref.ref(a, lambda r: print("callback"))
del a, b
print("two")
gc.collect()
print(r())
