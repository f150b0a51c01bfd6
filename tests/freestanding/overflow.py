from typing import Iterator


def add(a: int, b: int) -> int:
    return a + b


def expression(a: int, b: int, c: int) -> int:
    return (a + b) * c - abs(a)


def kept(a: int) -> int:
    total = 5
    try:
        total = a * 3
    except OverflowError:
        return total
    return total


def which(a: int, b: int, c: int) -> int:
    cells = [1, 2, 3]
    return (a // b) + cells[c] * (a + 1)


def doubled(n: int) -> Iterator[int]:
    while True:
        yield n
        n *= 2


def power(n: int) -> int:
    return n**3 + 2**10


def negated(n: int) -> int:
    return -n
