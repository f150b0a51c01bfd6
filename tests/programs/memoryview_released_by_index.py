"""Indices that release the view that they are for."""


class Index:
    def __index__(self):
        m.release()
        return 4


class Number:
    def __float__(self):
        m.release()
        return 4.25


def fresh(shape=None):
    global m
    m = memoryview(bytearray(b"\xff" * 128))
    if shape:
        m = m.cast("B", shape)


fresh()
print(list(m[:Index()]))
fresh()
print(list(m[Index():8]))


def store(key, value):
    m[key] = value


for shape, use in ((None, lambda: m[Index()]), ((64, 2), lambda: m[Index(), 0]), ((2, 64), lambda: m[0, Index()]),
                   (None, lambda: store(Index(), 42)), (None, lambda: store(slice(Index()), b"spam")),
                   (None, lambda: store(slice(Index(), 8), b"spam")), (None, lambda: store(0, Index()))):
    fresh(shape)
    try:
        use()
    except ValueError as e:
        print(e)
