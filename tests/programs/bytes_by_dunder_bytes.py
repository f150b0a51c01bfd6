"""bytes() asks for __bytes__ before all else but an encoding; None forbids."""


class Text(str):
    def __bytes__(self):
        return b"by method"


class Data(bytes):
    def __bytes__(self):
        return b"by method"


class Number(int):
    def __bytes__(self):
        return b"by method"


class Array(bytearray):
    def __bytes__(self):
        return b"by method"


for v in Text("\u20ac"), Data(b"abc"), Number(3), Array(b"abc"):
    print(bytes(v), type(bytes(v)).__name__)
print(bytes(Text("\u20ac"), "iso8859-15"))
for base, value in (list, [0, 1]), (int, 3), (bytes, b"ab"), (bytearray, b"ab"), (str, "ab"):
    class Blocked(base):
        __bytes__ = None
    for make in bytes, bytearray:
        try:
            print(make(Blocked(value)))
        except TypeError as e:
            print(base.__name__, make.__name__, e)
