# struct.pack of floats, characters, strings, with values that do not fit.
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


for c in "efd":
    for p in "@<>":
        for v in (1e300, 1e39,65520.0, "a", None, I(), 1<<2000, 10**400):
            t(p+c, v)
for c in ["c","s","p","3s","3p","0s","0p","?", "300p", "x", "2x"]:
    for v in (b"a", b"abcd", bytearray(b"ab"), "a", 1, bytearray(b"z")):
        t(c, v)
for f in ("e", "f", "d"):
    for v in (0.0, -0.0, 1.5, 65504.0, 5.96e-08, 1e-40, float("inf"), float("-inf"), float("nan"), 3.14159):
        for p in "<>":
            b = struct.pack(p + f, v)
            print(p + f, v, b, struct.unpack(p + f, b))
