"""MemoryError of a callback is told as any other; the loop goes on."""
import asyncio


def fails():
    raise MemoryError("in a callback")


async def fails_too():
    raise MemoryError("in a task")


def handler(loop, context):
    print(context["message"].partition(" at ")[0].partition("(")[0], repr(context["exception"]))


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(fails)
    task = asyncio.create_task(fails_too())
    await asyncio.sleep(0.001)
    try:
        await task
    except MemoryError as e:
        print(repr(e))
    print(await asyncio.gather(fails_too(), asyncio.sleep(0.001, "slept"), return_exceptions=True))
    return "ended"


print(asyncio.run(main()))
