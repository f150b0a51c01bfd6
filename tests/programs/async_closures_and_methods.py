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


# Coroutines see their scope as any function does.
def counter():
    n = 0

    async def step(by=1, *rest, key=2, **more):
        nonlocal n
        n += by + key + len(rest) + len(more)
        await pause(n)
        return n

    async def steps():
        nonlocal n
        while n < 20:
            yield await step()
    return step, steps


step, steps = counter()
print(drive(step()), drive(step(5, 6, 7, key=0, other=1)))


async def collect():
    return [x async for x in steps()]


print(drive(collect()))


class C:
    def __init__(self):
        self.log = []

    async def method(self):
        return await self.helper("m")

    async def helper(self, x):
        self.log.append(x)
        return super().__class__.__name__, x

    @property
    async def lazy(self):
        return await self.helper("p")

    async def __call__(self):
        return await self.method()

    async def items(self):
        for i in range(2):
            yield await self.helper(i)


async def use():
    c = C()
    print(await c.method(), await c.lazy, await c())
    print([x async for x in c.items()], c.log)
    f = [lambda: await_ for await_ in range(2)]
    return [g() for g in f]


print(drive(use()))
print(step.__name__, step.__qualname__, C.method.__qualname__, step.__defaults__,
      step.__kwdefaults__)
