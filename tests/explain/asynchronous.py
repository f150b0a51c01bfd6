# Awaits, asynchronous generators, async for and async with.
async def ticks(clock, n):
    async for tick in clock:
        n -= 1
        got = yield tick
        if n == 0 or got:
            return
    async with clock as c:
        await c.stop()


async def total(clock):
    sum = 0
    async for t in ticks(clock, 3):
        sum += t
    return sum + await clock.read() * await clock.factor()
