from typing import Generator, Iterator


def sender() -> Generator[int, int, None]:
    x = yield 1
    yield x


def looped() -> int:
    total = 0
    for x in sender():
        total = x
    return total


def nested() -> Iterator[int]:
    x = 1 + (yield 2)
    yield x


def stored() -> int:
    g = sender()
    return 1


def untyped():
    x = yield 1
    yield x


def stop() -> Iterator[int]:
    yield 1
    raise StopIteration
