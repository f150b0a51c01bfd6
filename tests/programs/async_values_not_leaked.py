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


# What is awaited, sent, returned and thrown is dropped when its last user lets go, and once only.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


class E(Exception):
    def __del__(self):
        print("  del", *self.args)


async def value(name):
    return D(name)


async def awaits():
    await value("ignored")
    print("behind")
    x = await value("named")
    x = None
    print("rebound")
    print((await value("operand")).name)
    await pause(D("paused with"))
    print("resumed")
    (await pause()).name
    print("sent dropped")
    return await value("passed on")


c = awaits()
print(c.send(None).name)
print(c.send(None))
try:
    c.send(D("sent"))
except StopIteration as stop:
    print("stopped", stop.value.name)
print("ended")


async def generator():
    x = yield D("yielded")
    print("got", x.name)
    x = None
    try:
        yield D("second")
    except E as e:
        print("caught", e)
    yield D("third")


async def uses():
    g = generator()
    print((await g.__anext__()).name)
    print((await g.asend(D("to generator"))).name)
    print((await g.athrow(E("thrown"))).name)
    await g.aclose()
    print("closed")
    async for x in generator():
        break
    print("break")
    x = None
    unused = g.asend(D("never awaited"))
    del unused
    print("unused")
    ended = g.asend(D("to an ended one"))
    try:
        await ended
    except StopAsyncIteration:
        print("stop async")
    del ended
    g = generator()
    fresh = g.asend(D("to a fresh one"))
    try:
        await fresh
    except TypeError as e:
        print(e)
    del fresh
    print("over")


print(drive(uses()))

for make in (lambda: awaits(), lambda: generator().__anext__()):
    c = make()
    try:
        c.throw(E("before its start"))
    except E as e:
        print("thrown", e)
    print("over")


async def fails():
    await pause()
    raise StopIteration(D("in StopIteration"))


c = fails()
c.send(None)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
print("over")


async def in_finally():
    while True:
        try:
            return await value("lost in finally")
        finally:
            await pause()
            break
    await pause()


c = in_finally()
c.send(None)
c.send(None)
print("return taken back")
c.close()


async def manager():
    class M:
        async def __aenter__(self):
            return D("entered")

        async def __aexit__(self, *a):
            return D("truth of the exit")

        def __del__(self):
            print("  del manager")

    async with M():
        print("body")
    async with M() as m:
        raise E("swallowed")
    print("after")


print(drive(manager()))
