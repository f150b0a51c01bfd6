import gc
import sys

gc.disable()
sys.unraisablehook = lambda report: print("unraisable", report.exc_value)
collected = None


class D:
    def __init__(self, name):
        self.name = name

    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __del__(self):
        if collected is None:
            print("del", self.name)
        else:
            collected.append(self.name)


def in_finally(a):
    for x in D("iterator"):
        try:
            yield 1
        finally:
            o = D("local")
            for y in D("inner iterator"):
                yield 2


def in_except(a):
    for x in D("iterator"):
        try:
            yield 1
        except GeneratorExit:
            yield from D("child")


def in_except_as(a):
    for x in D("iterator"):
        try:
            yield 1
        except GeneratorExit as e:
            yield from D("child")


for f in in_finally, in_except, in_except_as:
    print(f.__name__)
    it = f(D("parameter"))
    next(it)
    frame = it.gi_frame
    del it
    print("dropped")
    del frame
    collected = []
    gc.collect()
    print("collected", sorted(collected))
    collected = None


def child():
    try:
        yield 1
    finally:
        print("child finally")


def with_child(a):
    local = D("local")
    for x in D("iterator"):
        try:
            yield 1
        except GeneratorExit:
            yield from child()


it = with_child(D("parameter"))
next(it)
print(sorted(it.gi_frame.f_locals))
del it
