# A frame that outlives its generator keeps f_back: who ran it last. With it live the callers' frames,
# and what these hold when they end.
import sys


def name(frame):
    return frame and frame.f_code.co_name


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def plain():
    yield 1


def fails():
    yield 1
    raise ValueError


def delegates():
    yield from plain()


def run(g):
    local = Noisy("local of run " + g.__name__)
    return next(g, None)


def start(make):
    g = make()
    frame = g.gi_frame
    print(name(frame.f_back))
    return g, frame


for make in (plain, delegates):
    g, frame = start(make)
    run(g)
    print(make.__name__, name(frame.f_back))
    run(g)
    print("ended", name(frame.f_back))
    frame = None
    print("frame dropped")

g, frame = start(plain)
frame = None
g.close()
g, frame = start(plain)
g.close()
print("closed", name(frame.f_back))
g, frame = start(plain)
next(g)


def drop():
    global g
    local = Noisy("local of drop")
    del g


drop()
print("dropped", name(frame.f_back))
frame = None
g = fails()
next(g)
try:
    run(g)
except ValueError as e:
    tb = e.__traceback__
    while tb:
        print(name(tb.tb_frame), name(tb.tb_frame.f_back))
        last = tb.tb_frame
        tb = tb.tb_next
print(name(last), name(last.f_back))
last = None
print("end")
