# A coroutine, an asynchronous generator, and the statements that await.
import asyncio


async def ticks(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


async def main(lock):
    async with lock:
        async for tick in ticks(3):
            print(tick)
    return [t async for t in ticks(2)]


print(asyncio.run(main(asyncio.Lock())))
