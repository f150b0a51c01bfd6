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


# What has ended stays ended: every way of asking again.
async def generator():
    yield 1


async def fails():
    yield 1
    raise KeyError("once")


async def again(g):
    for way in (
        lambda: g.__anext__(),
        lambda: g.asend(None),
        lambda: g.asend("value"),
        lambda: g.athrow(ValueError("thrown")),
        lambda: g.athrow(GeneratorExit),
        lambda: g.athrow(StopAsyncIteration),
        lambda: g.aclose(),
        lambda: anext(g, "default"),
        lambda: collect(g),
    ):
        try:
            print(await way())
        except BaseException as e:
            print(repr(e), repr(e.__context__))


async def collect(g):
    return [x async for x in g]


async def uses():
    g = generator()
    print("ended", await collect(g))
    await again(g)
    g = fails()
    try:
        await collect(g)
    except KeyError:
        print("failed")
    await again(g)
    g = generator()
    await g.aclose()
    print("closed before its start")
    await again(g)
    g = generator()
    await g.__anext__()
    await g.aclose()
    print("closed")
    await again(g)


print(drive(uses()))
