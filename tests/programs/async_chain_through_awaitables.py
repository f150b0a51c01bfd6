# Chains through asend(), athrow(), aclose() objects and coroutine_wrapper: what is seen, thrown and closed.
import sys
import types


@types.coroutine
def pause(value):
    try:
        return (yield value)
    except BaseException as e:
        print("  pause got", repr(e), "context", repr(e.__context__))
        raise
    finally:
        print("  pause ends")


class Through:
    def __init__(self, coroutine):
        self.coroutine = coroutine

    def __await__(self):
        return self.coroutine.__await__()


async def numbers(name, below=None):
    n = 0
    while True:
        try:
            try:
                if below is None:
                    got = await pause((name, n))
                else:
                    got = await below.__anext__()
                n += 1
                sent = yield (name, n, got)
                print(" ", name, "sent", sent)
            except ValueError as e:
                print(" ", name, "handles", repr(e))
                await pause((name, "handling"))
                yield (name, "after", repr(e))
        except GeneratorExit as e:
            print(" ", name, "exit; context", repr(e.__context__))
            await pause((name, "closing"))
            raise


async def user(g, wrapped):
    try:
        if wrapped:
            return await Through(user(g, False))
        return [await g.__anext__(), await g.asend("hello")]
    except BaseException as e:
        print("  user got", repr(e))
        raise


def unraisable(u):
    print("  unraisable", type(u.object).__name__, repr(u.exc_value))


sys.unraisablehook = unraisable


def state(g):
    return g.ag_running, type(g.ag_await).__name__


def step(what, call, *args):
    try:
        print(what, "->", call(*args))
    except BaseException as e:
        print(what, "raised", repr(e), "context", repr(e.__context__))


def scenario(title, wrapped, *script):
    print("=", title, wrapped)
    inner = numbers("inner")
    outer = numbers("outer", inner)
    c = user(outer, wrapped)
    for action, *args in script:
        step(action, getattr(c, action), *args)
        print("  outer", state(outer), "inner", state(inner), "user", type(c.cr_await).__name__)
    step("close", c.close)
    print("  outer", state(outer), "inner", state(inner))
    for g in (outer, inner):
        a = g.aclose()
        step("aclose", a.send, None)
        step("aclose", a.send, None)
        step("aclose", a.close)
        del a


for wrapped in False, True:
    scenario("send", wrapped, ("send", None), ("send", 1), ("send", 2), ("send", 3))
    scenario("throw ValueError", wrapped, ("send", None), ("throw", ValueError("v")), ("send", 2),
             ("send", 3), ("throw", ValueError("w")), ("send", 4))
    scenario("throw KeyError", wrapped, ("send", None), ("throw", KeyError("k")), ("send", 2))
    scenario("throw GeneratorExit", wrapped, ("send", None), ("throw", GeneratorExit("g")), ("send", 2))
    scenario("throw nonsense", wrapped, ("send", None), ("throw", 5), ("send", 2))
    scenario("stop", wrapped, ("send", None), ("throw", StopIteration(8)), ("send", 2), ("send", 3))
    scenario("async stop", wrapped, ("send", None), ("throw", StopAsyncIteration(8)), ("send", 2), ("send", 3))
