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


# async for: break, continue, else, what ends it and what does not.
class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        print("aiter", self.n)
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        return await pause(self.n)


async def plain():
    got = []
    async for got[len(got):] in Countdown(2):
        pass
    async for x in Countdown(5):
        if x == "skip":
            continue
        if x == "stop":
            break
        got.append(x)
    else:
        got.append("never")
    async for x in Countdown(0):
        pass
    else:
        got.append("else")
    return got


print(drive(plain(), "a", "b", 1, "skip", 2, "stop"))


async def stop_in_body():
    async for x in Countdown(2):
        raise StopAsyncIteration("from the body")


print(drive(stop_in_body(), 1))


async def stop_in_target():
    class Target:
        def __setattr__(self, name, value):
            raise StopAsyncIteration("from the target")
    t = Target()
    async for t.x in Countdown(2):
        pass


print(drive(stop_in_target(), 1))


async def stop_in_await():
    class Stops(Countdown):
        async def __anext__(self):
            await pause("inside")
            raise StopAsyncIteration("from the await")
    async for x in Stops(1):
        print("never")
    return "ended"


print(drive(stop_in_await(), 1))


async def returns():
    async for x in Countdown(3):
        async for y in Countdown(3):
            return x, y


print(drive(returns(), 1, 2))
