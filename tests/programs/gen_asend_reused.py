# An asend() begins and ends in the loop that resumes the chain: what is seen of it stays the same.
class Pause:
    def __await__(self):
        yield "pause"


async def numbers():
    try:
        got = yield 1
        print("got", got)
        await Pause()
        got = yield 2
        print("got", got)
        try:
            raise KeyError
        except KeyError:
            yield 3
        yield 4
    finally:
        print("closed")


def run(c):
    while True:
        try:
            print("step", c.send(None))
        except StopIteration as e:
            return e.value
        except Exception as e:
            return type(e).__name__, str(e)


async def reuse():
    g = numbers()
    a = g.asend(None)
    print(await a, g.ag_running)
    try:
        await a
    except RuntimeError as e:
        print(e)
    print(await g.asend("x"))
    b, c = g.asend("y"), g.asend("z")
    print(await b, await c)
    try:
        await g.asend(5)
    except StopAsyncIteration:
        print("end")
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("end again")


async def fresh():
    g = numbers()
    try:
        await g.asend(1)
    except TypeError as e:
        print(e)
    print(await g.__anext__())


async def busy():
    g = numbers()
    await g.__anext__()
    first = g.asend(1)
    print(first.send(None))
    try:
        await g.asend(2)
    except RuntimeError as e:
        print(e)
    first.close()


async def nested(depth):
    if depth == 0:
        async for x in numbers():
            yield x
    else:
        async for x in nested(depth - 1):
            yield x * 10


async def all_of(depth):
    return [x async for x in nested(depth)]


async def raises():
    async for x in nested(2):
        if x == 200:
            raise ValueError(x)


for c in (reuse(), fresh(), busy(), all_of(0), all_of(3), raises()):
    print(c.__name__, run(c))
