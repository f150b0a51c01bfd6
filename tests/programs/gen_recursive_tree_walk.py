def walk(t):
    if t is None:
        return 0
    left, v, right = t
    a = yield from walk(left)
    yield v
    b = yield from walk(right)
    return a + b + 1


def run():
    n = yield from walk((((None, 1, None), 2, None), 3, (None, 4, (None, 5, None))))
    print("count", n)


print(list(run()))
