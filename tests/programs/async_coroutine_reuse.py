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


# A coroutine is awaited once.
async def body():
    await pause(1)
    return 2


c = body()
print(drive(c))
for use in (lambda: c.send(None), lambda: c.throw(KeyError), lambda: c.close(),
            lambda: c.__await__().__next__(), lambda: drive(again())):
    async def again():
        return await c
    try:
        print(use())
    except Exception as e:
        print(type(e).__name__, e)


async def twice(c):
    await c


shared = body()
first, second = twice(shared), twice(shared)
first.send(None)
try:
    second.send(None)
except RuntimeError as e:
    print(e)
print(drive(first))


async def itself():
    try:
        me.send(None)
    except ValueError as e:
        print(e)
    try:
        await me
    except ValueError as e:
        print(e)
    return "end"


me = itself()
print(drive(me))

c = body()
try:
    c.send(5)
except TypeError as e:
    print(e)
c.close()
