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


# Only one step of an asynchronous generator may be under way.
async def body():
    yield await pause("first")
    yield await pause("second")


g = body()
a, b = g.__anext__(), g.__anext__()
print(g.ag_running, a.send(None), g.ag_running)
for make in (lambda: b, lambda: g.asend(1), lambda: g.athrow(KeyError), lambda: g.aclose()):
    try:
        make().send(None)
    except RuntimeError as e:
        print(e)
try:
    a.send("value")
except StopIteration as stop:
    print(stop.value, g.ag_running)
try:
    print(b.send(None))
except RuntimeError as e:
    print(e)


async def itself():
    try:
        await me.__anext__()
    except Exception as e:
        print(type(e).__name__, e)
    yield 1
    try:
        me.asend(None).send(None)
    except Exception as e:
        print(type(e).__name__, e)
    yield 2


async def collect():
    return [x async for x in me]


me = itself()
print(drive(collect()))
