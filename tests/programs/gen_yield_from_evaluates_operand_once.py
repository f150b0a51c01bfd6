def make():
    print("make")
    return [1, 2]


def g():
    x = yield from make()
    print(x)


print(list(g()))
