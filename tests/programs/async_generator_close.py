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


# aclose(): runs finally, awaits in it, and complains of a yield.
async def body(name):
    try:
        yield 1
        yield 2
    finally:
        print(name, "got", await pause("finally"))


async def closes():
    g = body("started")
    await g.__anext__()
    print(g.ag_running)
    print(await g.aclose(), g.ag_frame)
    print(await g.aclose())
    g = body("fresh")
    print(await g.aclose())
    print([x async for x in g])
    return "end"


print(drive(closes(), "a"))


async def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def complains():
    g = ignores()
    await g.__anext__()
    try:
        await g.aclose()
    except RuntimeError as e:
        print(e)
    print([x async for x in g])


print(drive(complains()))


async def replaces():
    try:
        yield 1
    finally:
        raise KeyError("instead")


async def fails():
    g = replaces()
    await g.__anext__()
    try:
        await g.aclose()
    except KeyError as e:
        print(repr(e), repr(e.__context__))


print(drive(fails()))


async def running_while_closing():
    g = body("busy")
    await g.__anext__()
    a = g.aclose()
    print(a.send(None), g.ag_running)
    for other in g.__anext__(), g.asend(1), g.athrow(KeyError), g.aclose():
        try:
            other.send(None)
        except RuntimeError as e:
            print(e)
    try:
        a.send("now")
    except StopIteration:
        print("closed", g.ag_running)


print(drive(running_while_closing()))


async def breaks():
    async for x in body("left behind"):
        break
    print("after the loop")


import sys
hooked = []
sys.set_asyncgen_hooks(finalizer=hooked.append)
print(drive(breaks()))
print(len(hooked))
print(drive(hooked.pop().aclose(), "hook"))
