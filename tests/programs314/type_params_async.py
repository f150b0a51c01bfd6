# Type parameters of coroutines, generators and asynchronous generators.
import asyncio


async def fetch[T](x: T, delay: float = 0) -> T:
    await asyncio.sleep(delay)
    return x


async def count[T](items: list[T]):
    for item in items:
        yield item, T


def repeat[T: int](x: T, times: int = 2):
    for _ in range(times):
        got = yield x
        if got:
            yield T, got


class Channel[T]:
    def __init__(self):
        self.items: list[T] = []

    async def send(self, item: T) -> None:
        self.items.append(item)

    async def all[U](self, f: U):
        for item in self.items:
            await asyncio.sleep(0)
            yield f(item), T, U


async def main():
    print(await fetch(3), await asyncio.gather(fetch(1, 0.01), fetch("a")))
    print([x async for x in count([1, 2])])
    channel = Channel[int]()
    await channel.send(5)
    print([x async for x in channel.all(str)])


asyncio.run(main())
g = repeat("x")
print(next(g), g.send("sent"), list(g))
print(fetch.__type_params__, count.__type_params__, repeat.__annotations__, repeat.__defaults__)
