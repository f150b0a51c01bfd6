class Turn:
    def __await__(self):
        got = yield "turn"
        return got


class Place:
    async def __aenter__(self):
        return await Turn()

    async def __aexit__(self, *details):
        await Turn()


async def ticks(n):
    for i in range(n):
        await Turn()
        yield i


async def work():

    total = 0
    async for tick in ticks(3):
        total += tick
    async with Place() as place:
        print(place)

    return total


c = work()
try:
    value = None
    while True:
        value = c.send(value)
        print(value)
except StopIteration as stop:
    print("result", stop.value)
