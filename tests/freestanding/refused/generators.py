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
    h = g
    return 1


def untyped():
    x = yield 1
    yield x


def stop() -> Iterator[int]:
    yield 1
    raise StopIteration


def guarded() -> Iterator[int]:
    try:
        yield 1
    finally:
        yield 2


def lost() -> int:
    g = guarded()
    return next(g, 0)


def ends() -> Iterator[int]:
    g = looped_over()
    yield next(g)


def looped_over() -> Iterator[int]:
    yield 1


def given(n: int) -> int:
    g = looped_over()
    a = g.send(n)
    g = looped_over()
    return a + next(g, 0) + next(n)
