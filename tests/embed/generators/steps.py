"""What the handles of generators and coroutines are tried on."""


def countdown(n):
    while n > 0:
        got = yield n
        n -= 1 if got is None else got
    return "liftoff"


def delegating(n):
    return (yield from countdown(n)) + "!"


def careful(log):
    try:
        while True:
            try:
                yield "ready"
            except KeyError as e:
                yield "caught " + repr(e)
    finally:
        log.append("cleaned up")


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


def failing():
    yield 1
    raise ValueError("on purpose")


async def answer():
    return 42


async def ask(n):
    return n + await answer()


def numbers(*, start=0):
    return iter(range(start, start + 3))
