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


# Which abstract base classes coroutines and asynchronous generators are of.
from collections.abc import (AsyncGenerator, AsyncIterable, AsyncIterator, Awaitable, Coroutine,
                             Generator, Iterator)


async def coroutine():
    pass


async def generator():
    yield


class Awaits:
    def __await__(self):
        yield


class Iterates:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


c, g = coroutine(), generator()
for kind in AsyncGenerator, AsyncIterable, AsyncIterator, Awaitable, Coroutine, Generator, Iterator:
    print(kind.__name__, [isinstance(o, kind) for o in (c, g, Awaits(), Iterates(), c.__await__(),
                                                        pause(), 5)])
c.close()


class Own(Coroutine):
    def send(self, value):
        raise StopIteration(value)

    def throw(self, *args):
        raise args[0]

    def __await__(self):
        yield


print(isinstance(Own(), Awaitable), Own().close())


class OwnGenerator(AsyncGenerator):
    n = 0

    async def asend(self, value):
        self.n += 1
        if self.n > 2:
            raise StopAsyncIteration
        return self.n

    async def athrow(self, kind, value=None, traceback=None):
        raise StopAsyncIteration


async def collect():
    g = OwnGenerator()
    print(await OwnGenerator().aclose())
    return [x async for x in g]


print(drive(collect()))
