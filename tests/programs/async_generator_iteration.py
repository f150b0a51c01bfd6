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


# An asynchronous generator: what it yields, and what it awaits meanwhile.
async def squares(n):
    for i in range(n):
        got = await pause(f"wait {i}")
        sent = yield i * i, got
        if sent:
            print("sent", sent)


async def loop():
    result = []
    async for x in squares(3):
        result.append(x)
    return result


print(drive(loop(), "a", "b", "c"))


async def sends():
    g = squares(3)
    print(await g.asend(None))
    print(await g.asend("value"))
    print(await g.__anext__())
    try:
        await g.__anext__()
    except StopAsyncIteration as e:
        print(repr(e), e.args)
    try:
        await g.asend("more")
    except StopAsyncIteration:
        print("ended for good")
    return "end"


print(drive(sends(), *"xyz"))

g = squares(1)
try:
    g.asend("early").send(None)
except TypeError as e:
    print(e)


async def no_value():
    yield
    return


async def collect(g):
    return [x async for x in g]


print(drive(collect(no_value())))


async def relay(g):
    async for x in g:
        yield x
        yield [y async for y in no_value()]


print(drive(collect(relay(squares(2))), 1, 2))
