"""Coroutines and asynchronous generators, driven by hand."""


class Pause:
    def __await__(self):
        return (yield)


async def child(n):
    await Pause()
    return n


async def numbers(n):
    for i in range(n):
        yield i


async def main():
    total = 0
    for i in range(700):
        total += await child(i)
        async for x in numbers(4):
            total += x
    return total


c = main()
try:
    while True:
        c.send(None)
except StopIteration as e:
    print(e.value)
