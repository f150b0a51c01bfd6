# A chain through asynchronous generators can be deep.
import sys
import types


@types.coroutine
def pause(value):
    return (yield value)


async def level(below):
    if below is None:
        while True:
            yield await pause("bottom")
    async for x in below:
        yield x + 1


sys.setrecursionlimit(10 ** 6)
DEPTH = 3000
g = None
for i in range(DEPTH):
    g = level(g)


async def main():
    total = 0
    for i in range(3):
        total += await g.__anext__()
    return total


c = main()
for value in None, 5, 6:
    print(c.send(value))
try:
    c.send(10)
except StopIteration as e:
    print(e.value)


class Forward:
    def __init__(self, coroutine):
        self.coroutine = coroutine

    def __await__(self):
        return self.coroutine.__await__()


async def nested(n):
    return await pause(n) if n == 0 else 1 + await Forward(nested(n - 1))


c = nested(DEPTH)
print(c.send(None))
try:
    c.send(5)
except StopIteration as e:
    print(e.value)
