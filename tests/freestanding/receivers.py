# Receivers of bytes: what a loop does first is done before the yields, yields share states, buffers
# need no zeros, ints have declared ranges.
from typing import Annotated, Generator

Byte = Annotated[int, range(256)]
Small = Annotated[int, range(-5, 300)]


def lines(limit: Small) -> Generator[bytes | None, Byte, None]:
    """One state."""
    text = bytearray(16)
    byte = yield None
    while True:
        size = 0
        seen = False
        while byte != 10 and size < 16:
            text[size] = byte
            seen = True
            size += 1
            byte = yield None
        if seen and size >= 2 and text[1] != limit:
            byte = yield bytes(text[:size])
        else:
            byte = yield None


def escaped() -> Generator[int, Byte, None]:
    """Two states, and what a loop begins with uses what was yielded."""
    total = 1
    byte = yield total
    while True:
        total = 0
        while byte != 0:
            if byte == 255:
                byte = yield -1
            total += byte
            byte = yield total
        byte = yield total


def average(start: int) -> Generator[int, int, None]:
    """A loop that begins with its yield."""
    value = start
    while True:
        sent = yield value
        if sent < 0:
            value = 0
        elif sent > 100:
            raise ValueError
        else:
            value = (value + sent) // 2


def gate() -> Generator[bool, bool | None, None]:
    is_open = False
    while True:
        order = yield is_open
        if order is not None:
            is_open = order


def count() -> Generator[int, int, None]:
    """The loop is left, so that it ends."""
    total = 0
    while True:
        n = yield total
        if n == 0:
            break
        total += n
    yield -total


def zeros() -> Generator[int, Byte, None]:
    """What was not written is looked at: here the zeros matter."""
    cells = bytearray(4)
    size = 0
    byte = yield 0
    while True:
        cells[size] = byte
        size += 1
        if size == 4:
            size = 0
        byte = yield cells[3]


def halves(n: Byte) -> Small:
    return n // 2 - 1


def pair(n: Byte) -> int:
    n = (n * 3) & 255
    return halves(n) * 1000 - n
