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


# StopIteration and StopAsyncIteration do not leave a body as they are.
async def generator(e):
    if False:
        yield
    raise e


async def coroutine(e):
    raise e


async def first(g):
    await g.__anext__()


for e in StopIteration(1), StopAsyncIteration(2), GeneratorExit(), KeyError(3):
    for make in generator, coroutine:
        c = first(make(e)) if make is generator else make(e)
        try:
            c.send(None)
        except BaseException as got:
            print(make.__name__, repr(e), "->", repr(got), "cause:", repr(got.__cause__))


async def inside_loop():
    async for x in generator(StopAsyncIteration("not the end")):
        pass


print(drive(inside_loop()))


async def from_genexp():
    def stop():
        raise StopIteration

    async def one():
        yield 1
    return [x async for x in (stop() async for y in one())]


print(drive(from_genexp()))
