# The object that asend() gives, where somebody keeps it, and where it holds the generator alone.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


async def numbers(n, noisy):
    for i in range(n):
        yield i
    print("numbers end", noisy.name)


async def one():
    async for i in numbers(3, Noisy("loop")):
        print(i)
        if i == 1:
            break
    print("left")


async def last_reference():
    print("got", await numbers(2, Noisy("temporary")).__anext__())
    print("after")


async def kept():
    gen = numbers(2, Noisy("kept"))
    first = gen.asend(None)
    print(await first)
    try:
        await first
    except RuntimeError as e:
        print(e)
    second = gen.__anext__()
    third = gen.__anext__()
    print(await second)
    try:
        print(await third)
    except StopAsyncIteration as e:
        print("stop", e.args)
    print(gen.ag_running, gen.ag_frame)


async def nested(n):
    async for x in numbers(n, Noisy("nested")):
        async for y in numbers(x, Noisy("inner %d" % x)):
            yield x, y


async def both():
    try:
        raise KeyError("handled")
    except KeyError:
        print([pair async for pair in nested(3)])


def run(coro):
    try:
        while True:
            coro.send(None)
    except StopIteration as stop:
        return stop.value


for f in (one, last_reference, kept, both):
    run(f())
