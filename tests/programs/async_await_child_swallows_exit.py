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


# An awaited coroutine that swallows GeneratorExit does not keep it from who awaits it.
async def child(way):
    try:
        await pause()
    except GeneratorExit:
        print("child swallows")
        if way == "yield":
            await pause("ignored")
        return "value"


async def parent(way):
    try:
        print("not reached", await child(way))
    except BaseException as e:
        print("parent sees", repr(e), repr(e.__context__))
        raise


async def generator(way):
    try:
        yield await child(way)
    except BaseException as e:
        print("generator sees", repr(e), repr(e.__context__))
        raise


for way in "return", "yield":
    for make in parent, lambda way: generator(way).__anext__():
        for close in (lambda c: c.close(), lambda c: c.throw(GeneratorExit("thrown"))):
            c = make(way)
            c.send(None)
            try:
                print(close(c))
            except BaseException as e:
                print("out", repr(e), repr(e.__cause__))
