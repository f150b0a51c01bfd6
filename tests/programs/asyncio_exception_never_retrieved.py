import asyncio
import gc
import sys

sys.stderr = sys.stdout


async def fail():
    raise ValueError("lost")


async def forever():
    await asyncio.get_running_loop().create_future()


def handler(loop, context):
    print({k: v.split(" at ")[0] if isinstance(v, str) else
           v if isinstance(v, Exception) else type(v).__name__ for k, v in context.items()})


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    del task
    print("after the task")
    future = loop.create_future()
    future.set_exception(KeyError("lost too"))
    del future
    future = loop.create_future()
    future.set_exception(KeyError("looked at"))
    future.exception()
    del future
    task = asyncio.create_task(forever())
    await asyncio.sleep(0)
    del task
    gc.collect()
    print("after the pending one")
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)

    def bad_handler(loop, context):
        raise TypeError("in the handler")

    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "a message", "b": 2, "a": [1]})
    loop.call_exception_handler({})
    try:
        loop.set_exception_handler(1)
    except TypeError as e:
        print(e)
    task = asyncio.create_task(fail())
    done = await asyncio.gather(task, return_exceptions=True)
    print(done)


asyncio.run(main())
