import types


@types.coroutine
def pause(value=None):
    return (yield value)


def drive(awaitable, *answers):
    """Runs a coroutine to its end: what it paused with, and how it ended."""
    seen, answers = [], list(answers)
    try:
        seen.append(awaitable.send(None))
        while True:
            seen.append(awaitable.send(answers.pop(0) if answers else None))
    except StopIteration as stop:
        return seen, stop.value
    except Exception as e:
        return seen, f"{type(e).__name__}: {e}"


# One entry for each frame of an await chain, each with its own line.
import traceback


def lines(e):
    return [(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)]


async def level(n):
    if n:
        return await level(n - 1)
    await pause()
    raise KeyError(n)


c = level(3)
c.send(None)
try:
    c.send(None)
except KeyError as e:
    print(lines(e))

c = level(2)
c.send(None)
try:
    c.throw(ValueError)
except ValueError as e:
    print(lines(e))


async def generator():
    yield 1
    await level(1)


async def loop():
    async for x in (
        generator()
    ):
        pass


c = loop()
c.send(None)
try:
    c.send(None)
except KeyError as e:
    print(lines(e))


class Manager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *a):
        if a[0] is None:
            raise LookupError


async def returns():
    async with Manager():
        x = 1
        return x


async def breaks():
    while True:
        async with (
            Manager()
        ) as m:
            break


async def falls():
    async with Manager():
        x = 1


for f in returns, breaks, falls:
    try:
        f().send(None)
    except LookupError as e:
        print(lines(e))


async def comprehension():
    return [
        y
        async for y in
        generator()
    ]


c = comprehension()
c.send(None)
try:
    c.send(None)
except KeyError as e:
    print(lines(e))
