# Generators in variables: next() with and without a default, send(), close(), for, yield from.
from typing import Annotated, Generator, Iterator


def count(n: int) -> Generator[int, None, int]:
    while n > 0:
        yield n
        n -= 1
    return 77


def echo() -> Generator[int, Annotated[int, range(100)], None]:
    total = 0
    while total < 20:
        sent = yield total
        total += sent


def fails() -> Iterator[int]:
    yield 1
    raise ValueError


def sum_of_two(n: int) -> int:
    g = count(n)
    first = next(g)
    return first * 100 + next(g)


def caught(n: int) -> int:
    g = count(n)
    total = 0
    try:
        while True:
            total += next(g)
    except StopIteration:
        total += 1000
    return total


def with_default(n: int) -> int:
    g = count(n)
    last = next(g, -1)
    a = next(g, -1) * 10 + next(g, -1)
    if next(g, None) is None:
        a += 5000
    return a * 10 + last


def sends(n: int) -> int:
    e = echo()
    next(e)
    a = e.send(3)
    b = e.send(n % 10)
    e.close()
    return a * 100 + b + next(e, 7)


def rest(n: int) -> int:
    g = count(n)
    total = 0
    for x in g:
        if x == 3:
            break
    for x in g:
        total = total * 10 + x
    return total


def raising() -> int:
    g = fails()
    a = next(g, 0)
    try:
        a += next(g, 50)
    except ValueError:
        a += 100
    return a + next(g, 1000)


def pairs(n: int) -> Generator[int, None, int]:
    """Two of them, alive together, inside a third."""
    a = count(n)
    b = count(n + 1)
    x = next(a, 0)
    while x > 0:
        yield x * 100 + next(b, 0)
        x = next(a, 0)
    result = yield from b
    return result
