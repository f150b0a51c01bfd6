# A manager whose generator goes on is closed before the complaint leaves.
import asyncio
import contextlib


@contextlib.contextmanager
def sync(error=None):
    try:
        yield 1
        yield 2
    except ValueError:
        yield 3
    finally:
        print("finally")
        if error:
            raise error


@contextlib.asynccontextmanager
async def asynchronous(error=None):
    try:
        yield 1
        yield 2
    except ValueError:
        yield 3
    finally:
        await asyncio.sleep(0)
        print("finally")
        if error:
            raise error


def use(manager, body):
    with manager:
        if body:
            raise body


async def use_async(manager, body):
    async with manager:
        if body:
            raise body


for body in None, ValueError("body"):
    for error in None, KeyError("closing"):
        for run in (
            lambda: use(sync(error), body),
            lambda: asyncio.run(use_async(asynchronous(error), body)),
        ):
            try:
                run()
            except Exception as e:
                print(repr(e), repr(e.__context__))
