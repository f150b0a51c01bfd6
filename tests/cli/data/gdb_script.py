class Point:
    def __init__(self, x):
        self.x = x


class Name(str):
    pass


def plain(word, number=10**30):
    doubled = word * 2
    return doubled, number


def leaf(n):
    text = "h\u00e9llo \u20ac"
    values = [1, -2.5, None, True, (1,), (), {"k": [b"raw\0"]}, {3}, set(), range(1, 4, 2), 10**20]
    objects = [Point(n), Name("x"), ValueError("no", 1), Point, plain, 1e300, 0.0, 2j, bytearray(b"a")]
    late = None
    del late
    got = yield n
    print(text, len(values), len(objects), got)
    try:
        yield plain("ab")
    finally:
        pass


async def waiting():
    return await other()


async def other():
    return 1


async def ticks():
    yield 1


def middle(n):
    cell = n
    result = yield from leaf(n + 1)
    return lambda: cell + result


def top():
    a = yield from middle(5)
    print(a)


g = top()
idle = leaf(9)
coroutine = waiting()
stream = ticks()
next(g)
g.send("sent")
print(next(idle))
coroutine.close()
