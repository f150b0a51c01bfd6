import asyncio
import contextlib


@contextlib.asynccontextmanager
async def tag(name):
    "doc of tag"
    print("enter", name)
    try:
        yield name.upper()
    except KeyError as e:
        print("swallow", e)
    finally:
        await asyncio.sleep(0)
        print("exit", name)


class Manager(contextlib.AbstractAsyncContextManager):
    async def __aexit__(self, *details):
        print("left with", details[0])
        return details[0] is OSError


class Resource:
    async def aclose(self):
        print("aclose")


@tag("decorated")
async def decorated(x):
    return x


@contextlib.asynccontextmanager
async def yields_twice():
    yield 1
    yield 2


@contextlib.asynccontextmanager
async def never_yields():
    if False:
        yield


async def main():
    async with tag("a") as value:
        print(value)
    async with tag("b"):
        raise KeyError("k")
    try:
        async with tag("c"):
            raise ValueError("v")
    except ValueError as e:
        print(repr(e))
    print(tag.__name__, tag.__doc__, await decorated(3), await decorated(4))
    async with Manager() as m:
        print(type(m).__name__)
        raise OSError
    async with contextlib.aclosing(Resource()):
        print("body")
    async with contextlib.nullcontext(7) as x:
        print(x)
    for manager in (yields_twice, never_yields):
        try:
            async with manager():
                pass
        except RuntimeError as e:
            print(e)
    try:
        async with yields_twice():
            raise ValueError
    except (RuntimeError, ValueError) as e:
        print(repr(e))
    for error in (StopIteration("s"), StopAsyncIteration("t")):
        try:
            async with tag("stop"):
                raise error
        except Exception as e:
            print(e is error)

    async def callback(*args, **kw):
        print("callback", args, kw)

    async def fails(*details):
        print("sees", details[0].__name__)
        raise TypeError("second")

    try:
        async with contextlib.AsyncExitStack() as stack:
            print(await stack.enter_async_context(tag("in stack")))
            stack.push_async_callback(callback, 1, x=2)
            stack.callback(print, "plain callback")
            stack.enter_context(contextlib.suppress(IndexError))
            stack.push_async_exit(fails)
            raise LookupError("first")
    except TypeError as e:
        print(repr(e), repr(e.__context__))
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(callback, "moved")
        moved = stack.pop_all()
    print("not yet")
    await moved.aclose()
    try:
        await stack.enter_async_context(object())
    except TypeError as e:
        print(e)


asyncio.run(main())
