"""What __setstate__ of the built-in iterators takes for a place: an int, of any size that fits."""


class Index:
    def __index__(self):
        return 1


class Old:
    def __getitem__(self, i):
        return i


MAKERS = (lambda: iter([1, 2]), lambda: iter((1, 2)), lambda: iter("ab"), lambda: iter(b"ab"),
          lambda: iter(bytearray(b"ab")), lambda: reversed([1, 2]), lambda: reversed((1, 2)), lambda: iter(Old()))
for make in MAKERS:
    for state in None, "a", 1.0, Index(), True, -5, 5, 1 << 80, -(1 << 80):
        x = make()
        try:
            x.__setstate__(state)
            print(state, next(x, "end"))
        except Exception as e:
            print(type(e).__name__, e)
