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


# return, break and continue through a finally that awaits, and out of it.
async def loops():
    seen = []
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            seen.append(i)
        finally:
            seen.append(await pause(f"finally {i}"))
    for i in range(3):
        try:
            await pause(i)
            raise KeyError(i)
        finally:
            if i < 2:
                continue
            break
    return seen


print(drive(loops(), "a", "b", "c", "d"))


async def overrides(way):
    while True:
        try:
            if way == "return":
                return await pause("in try")
            if way == "break":
                break
            if way == "raise":
                raise KeyError("lost")
            await pause("waits")
        finally:
            return "finally", await pause("in finally")


for way in "return", "break", "raise", "wait":
    print(drive(overrides(way), 1, 2))

c = overrides("wait")
c.send(None)
try:
    c.throw(KeyError)
    c.send("after")
except StopIteration as stop:
    print("swallowed", stop.value)


async def swallows_exit():
    try:
        await pause()
    finally:
        return "finally"


c = swallows_exit()
c.send(None)
c.close()
print(c.cr_frame)


async def nested(log):
    for i in range(2):
        try:
            try:
                try:
                    await pause(i)
                    return "inner %d" % i
                finally:
                    log.append("a")
                    await pause("a")
            finally:
                log.append("b")
                await pause("b")
        finally:
            log.append("c")


log = []
print(drive(nested(log)), log)


async def context(log):
    class Manager:
        async def __aenter__(self):
            await pause("enter")

        async def __aexit__(self, *a):
            log.append(a[0] and a[0].__name__)
            await pause("exit")

    for i in range(3):
        async with Manager():
            if i == 0:
                continue
            try:
                return i
            finally:
                await pause("finally in with")


log = []
print(drive(context(log)), log)
