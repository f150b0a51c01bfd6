def even(n: int) -> bool:
    return n == 0 or odd(n - 1)


def odd(n: int) -> bool:
    return n != 0 and other(n - 1)


def other(n: int) -> bool:
    return even(n)


def depth(n: int):
    yield n
    yield from depth(n - 1)
