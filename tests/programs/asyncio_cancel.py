import asyncio


async def tidy(log):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        log.append(("cancelled", e.args))
        await asyncio.sleep(0)
        log.append("cleaned up")
        raise
    finally:
        log.append("finally")


async def stubborn():
    for _ in range(2):
        try:
            await asyncio.sleep(0.01)
        except asyncio.CancelledError:
            print("no")
    return "stubborn"


async def never_started():
    print("not reached")


async def main():
    log = []
    task = asyncio.create_task(tidy(log))
    await asyncio.sleep(0)
    print(task.cancel("why"), task.cancelling(), task.cancelled())
    try:
        await task
    except asyncio.CancelledError as e:
        print("main", e.args, log)
    print(task.cancelled(), task.done(), task.cancel(), task.cancelling())
    try:
        task.result()
    except asyncio.CancelledError as e:
        print("result", e.args)
    try:
        task.exception()
    except asyncio.CancelledError as e:
        print("exception", e.args)

    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelled(), task.cancelling(), task.uncancel(), task.uncancel())

    task = asyncio.create_task(never_started())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("never started", task.cancelled())

    async def suicidal():
        asyncio.current_task().cancel()
        print("still here")
        await asyncio.sleep(0)
        print("not reached")

    task = asyncio.create_task(suicidal())
    await asyncio.wait([task])
    print(task.cancelled())

    async def returns_in_spite():
        asyncio.current_task().cancel()
        return 1

    task = asyncio.create_task(returns_in_spite())
    await asyncio.wait([task])
    print(task.cancelled())

    inner = asyncio.create_task(asyncio.sleep(10))

    async def waits():
        await inner

    outer = asyncio.create_task(waits())
    await asyncio.sleep(0)
    outer.cancel()
    await asyncio.wait([outer])
    print("both", inner.cancelled(), outer.cancelled())

    future = asyncio.get_running_loop().create_future()
    future.cancel(msg="gone")
    try:
        await future
    except asyncio.CancelledError as e:
        print(e.args)


asyncio.run(main())
