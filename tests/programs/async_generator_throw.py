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


# athrow(): caught, passed on, at its start, at its end.
async def body():
    try:
        yield 1
        await pause("between")
        yield 2
    except KeyError as e:
        print("caught", repr(e))
        await pause("handling")
        yield "handled"
    finally:
        await pause("finally")
        print("finally")


async def caught():
    g = body()
    print(await g.__anext__())
    print(await g.athrow(KeyError("k")))
    try:
        await g.__anext__()
    except StopAsyncIteration:
        return "end"


print(drive(caught()))


async def passed_on():
    g = body()
    await g.__anext__()
    try:
        await g.athrow(ValueError, "v")
    except ValueError as e:
        print(repr(e))
    try:
        await g.__anext__()
    except StopAsyncIteration:
        return "ended"


print(drive(passed_on()))


async def at_start():
    g = body()
    try:
        await g.athrow(KeyError("early"))
    except KeyError as e:
        print(repr(e))
    return [x async for x in g]


print(drive(at_start()))


async def into_await():
    g = body()
    await g.__anext__()
    step = g.__anext__()
    print(step.send(None), g.ag_running, g.ag_await is not None)
    try:
        print("thrown:", step.throw(KeyError("in the await")))
        print("sent:", step.send(None))
    except StopIteration as stop:
        print("value:", stop.value)
    print(g.ag_running)
    await g.aclose()


print(drive(into_await()))


async def ended():
    g = body()
    async for x in g:
        pass
    print(await g.athrow(KeyError("late")))


print(drive(ended()))
