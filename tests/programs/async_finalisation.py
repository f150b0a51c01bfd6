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


# What runs when suspended coroutines and generators die.
import gc


async def inner(log):
    try:
        await pause()
    finally:
        log.append("inner")


async def outer(log):
    try:
        await inner(log)
    finally:
        log.append("outer")


log = []
c = outer(log)
c.send(None)
del c
print(log)

log = []
c = outer(log)
c.send(None)
cycle = [c]
cycle.append(cycle)
del c, cycle
gc.collect()
print(log)


async def generator(log):
    try:
        yield 1
        yield 2
    finally:
        log.append("generator")


async def loop(log):
    async for x in generator(log):
        log.append("break")
        break
    log.append("after")


log = []
drive(loop(log))
print(log)

log = []
g = generator(log)
drive(g.__anext__())
step = g.__anext__()
del g
print(log)
del step
print(log)


async def holds(log):
    async for x in generator(log):
        await pause()


log = []
c = holds(log)
c.send(None)
c.close()
del c
print(log)
