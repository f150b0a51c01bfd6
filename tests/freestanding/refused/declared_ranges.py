from typing import Annotated, Generator

Byte = Annotated[int, range(256)]


def take(n: Byte) -> int:
    return n


def give(n: int) -> int:
    return take(n)


def grow(n: Byte) -> int:
    n = n + 1
    return n


def local(n: int) -> int:
    small: Byte = 3
    small = n
    return small


def receive() -> Generator[int, Byte, None]:
    x = yield 0
    yield x


def send(n: int) -> int:
    r = receive()
    next(r, 0)
    return r.send(n)


def right(n: int) -> int:
    return take(n & 255) + take(n % 256) + take(max(0, min(n, 255)))


def result(n: int) -> Byte:
    return n


def yields(n: int) -> Generator[Byte, int, None]:
    n = yield n & 255
    yield n % 300
