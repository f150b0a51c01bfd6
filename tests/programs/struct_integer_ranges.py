# struct.pack of ints in and out of range, in every byte order.
import struct


def t(*a, f=struct.pack):
    try:
        print(a, f(*a))
    except Exception as e:
        print(a, type(e).__module__, type(e).__name__, e)


class I:
    def __index__(self):
        return 5

    def __repr__(self):
        return "I"


class B:
    def __index__(self):
        raise KeyError(1)

    def __repr__(self):
        return "B"


for pre in "@=<>":
    for c in "bBhHiIlLqQ"+("nNP" if pre=="@" else ""):
        for v in (1<<200, -(1<<200), 1<<63,-(1<<63)-1, 1<<31, -1,  1<<15, 1<<64, 1<<32, 1<<16, -32769, 1.5, "a", I(), B(), None, True):
            t(pre+c, v)
