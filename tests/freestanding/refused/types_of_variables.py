from typing import Iterator


def mixed(n: int) -> Iterator[int]:
    total = 0
    for i in range(n):
        total = total + 0.5
        yield i


def declared(n: int) -> int:
    count: int = n
    count = "many"
    return count


def returned(n: int) -> int:
    if n:
        return 1.5
    return n


def unknown(n):
    return n
