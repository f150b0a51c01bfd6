# The awaitables of an async generator are used by hand while a coroutine awaits them.
import types


@types.coroutine
def pause(value):
    return (yield value)


async def agen():
    try:
        for i in range(5):
            got = await pause(("pause", i))
            yield (i, got)
    finally:
        print("agen ends")


async def awaiter(a):
    return await a


def step(what, call, *args):
    try:
        print(what, "->", call(*args))
    except BaseException as e:
        print(what, "raised", repr(e), "context", repr(e.__context__))


def two_awaiters():
    g = agen()
    a = g.__anext__()
    c, d = awaiter(a), awaiter(a)
    step("c", c.send, None)
    step("d", d.send, None)
    step("c", c.send, 1)
    step("d", d.send, 2)
    print(g.ag_running, c.cr_await is a, d.cr_await is a)


def closed_by_hand():
    g = agen()
    a = g.__anext__()
    c = awaiter(a)
    step("c", c.send, None)
    a.close()
    print(g.ag_running)
    step("c", c.send, 1)
    b = g.__anext__()
    step("b", b.send, None)


def sent_by_hand():
    g = agen()
    a = g.__anext__()
    c = awaiter(a)
    step("c", c.send, None)
    step("a", a.send, 7)
    step("c", c.send, 1)
    b = g.__anext__()
    step("b", b.send, None)
    d = awaiter(b)
    step("d", d.send, 3)


def begun_by_hand():
    g = agen()
    a = g.__anext__()
    step("a", a.send, None)
    c = awaiter(a)
    step("c", c.send, None)


def thrown_by_hand():
    g = agen()
    a = g.__anext__()
    c = awaiter(a)
    step("c", c.send, None)
    step("a", a.throw, KeyError)
    step("c", c.send, 1)


def another_meanwhile():
    g = agen()
    a, b = g.__anext__(), g.asend(3)
    c, d = awaiter(a), awaiter(b)
    step("c", c.send, None)
    step("d", d.send, None)
    step("c", c.send, 1)
    e = awaiter(g.aclose())
    step("e", e.send, None)
    print(g.ag_running)


def value_before_start():
    g = agen()
    c = awaiter(g.asend(1))
    step("c", c.send, None)
    print(g.ag_running)
    c = awaiter(g.asend(None))
    step("c", c.send, None)


def itself():
    async def own():
        try:
            await g.__anext__()
        except RuntimeError as e:
            print("own", e)
        try:
            await a
        except (RuntimeError, ValueError) as e:
            print("own", repr(e))
        yield 1

    g = own()
    a = g.__anext__()
    c = awaiter(a)
    step("c", c.send, None)


def athrow_and_aclose():
    async def stubborn():
        try:
            yield 1
        except ValueError:
            await pause("in handler")
            yield 2
        finally:
            await pause("in finally")

    g = stubborn()
    step("first", awaiter(g.__anext__()).send, None)
    c = awaiter(g.athrow(ValueError("v")))
    step("c", c.send, None)
    step("c", c.send, 1)
    c = awaiter(g.aclose())
    step("c", c.send, None)
    print(g.ag_running, type(c.cr_await).__name__)
    step("c", c.throw, KeyError("k"))
    print(g.ag_running, c.cr_await)

    g = stubborn()
    step("first", awaiter(g.__anext__()).send, None)
    a = g.aclose()
    c = awaiter(a)
    step("c", c.send, None)
    step("c", c.throw, GeneratorExit)
    print(g.ag_running, c.cr_await)
    step("a", a.send, None)


def wrappers():
    async def one():
        return [await pause(1), await pause(2)]

    c = one()
    w = c.__await__()

    async def through(w):
        class A:
            def __await__(self):
                return w
        return await A()

    d, e = through(w), through(w)
    step("d", d.send, None)
    print(type(d.cr_await).__name__, c.cr_await is not None, c.cr_running)
    step("e", e.send, 5)
    step("w", w.send, 6)
    step("d", d.send, 7)
    step("e", e.send, 8)

    c = one()
    d = through(c.__await__())
    step("d", d.send, None)
    step("c", c.close)
    step("d", d.send, 1)


for f in (two_awaiters, closed_by_hand, sent_by_hand, begun_by_hand, thrown_by_hand,
          another_meanwhile, value_before_start, itself, athrow_and_aclose, wrappers):
    print("=", f.__name__)
    f()
