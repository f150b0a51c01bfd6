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


# A finaliser that resumes the coroutine or generator whose frame is being left.
import inspect


class Pokes:
    def __init__(self, name, *pokes):
        self.name, self.pokes = name, pokes

    def __del__(self):
        print(self.name)
        for poke in self.pokes:
            try:
                print("  gave", poke())
            except (ValueError, RuntimeError, StopIteration, StopAsyncIteration, KeyError) as e:
                print("  ", repr(e))


def coroutine_pokes():
    return lambda: c.send(None), lambda: c.throw(KeyError), lambda: c.close()


async def body():
    x = Pokes("rebound", *coroutine_pokes())
    x = None
    await pause()
    y = Pokes("local at the end", *coroutine_pokes())


c = body()
print(drive(c))


def generator_pokes():
    return (
        lambda: g.__anext__().send(None),
        lambda: g.asend(None).throw(KeyError),
        lambda: g.aclose().send(None),
        lambda: g.ag_running,
    )


async def generator():
    x = Pokes("rebound in a generator", *generator_pokes())
    x = None
    yield 1
    y = Pokes("local of a generator", *generator_pokes())
    await pause("in generator")


async def collect():
    return [x async for x in g]


g = generator()
print(drive(collect()))
g = generator()


async def closes():
    print(await g.__anext__())
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("ended")
    return await g.aclose()


print(drive(closes()))
