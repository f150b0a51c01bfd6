from typing import Generator


def digit() -> Generator[None, int, int]:
    byte = yield
    if 48 <= byte <= 57:
        return byte - 48
    raise ValueError("no digit")


def number(count: int) -> Generator[None, int, int]:
    value = 0
    for _ in range(count):
        value *= 10
        d = yield from digit()
        value += d
    return value


def pair() -> Generator[int | None, int, bool]:
    a = yield from wait(2)
    b = yield from wait(1)
    yield a * b
    return a > b


def wait(n: int) -> Generator[int | None, int, int]:
    total = 0
    while n > 0:
        n -= 1
        x = yield None
        total += x & 1023
    return total
