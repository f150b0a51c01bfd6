from typing import Iterator


def guarded(n: int) -> Iterator[int]:
    try:
        for i in range(n):
            yield i
    finally:
        yield 100


def cleaned(n: int) -> Iterator[int]:
    left = n
    try:
        while left > 0:
            left -= 1
            yield left
    finally:
        left = -5
    yield left


def stubborn() -> Iterator[int]:
    while True:
        try:
            yield 1
        except GeneratorExit:
            yield 2


def quiet() -> Iterator[int]:
    try:
        yield 1
    except GeneratorExit:
        return


def outer(n: int) -> Iterator[int]:
    for x in cleaned(n):
        if x == 1:
            break
        yield x * 10
    yield 7
    for x in cleaned(2):
        yield x


def through() -> Iterator[int]:
    try:
        yield from cleaned(3)
    except ValueError:
        yield 50
    yield from quiet()
    yield 60
