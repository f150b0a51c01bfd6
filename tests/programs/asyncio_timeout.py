import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.01) as cm:
            print(cm.expired(), cm.when() is not None)
            await asyncio.sleep(10)
    except TimeoutError as e:
        print("late", cm.expired(), repr(e), type(e.__cause__).__name__)
    async with asyncio.timeout(10) as cm:
        await asyncio.sleep(0)
    print("in time", cm.expired(), cm)
    async with asyncio.timeout(None) as cm:
        print(cm, cm.when())
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            await asyncio.sleep(0)
            await asyncio.sleep(10)
    except TimeoutError:
        print("was late already")
    try:
        async with asyncio.timeout(10) as outer:
            async with asyncio.timeout(0.01) as inner:
                await asyncio.sleep(10)
    except TimeoutError:
        print("inner", inner.expired(), outer.expired())
    try:
        async with asyncio.timeout(0.01) as outer:
            async with asyncio.timeout(10) as inner:
                await asyncio.sleep(10)
    except TimeoutError:
        print("outer", inner.expired(), outer.expired())
    async with asyncio.timeout(0.001) as cm:
        cm.reschedule(None)
        await asyncio.sleep(0.01)
    print("rescheduled", cm.expired())
    try:
        async with asyncio.timeout(0.001) as cm:
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                raise KeyError("other")
    except KeyError as e:
        print("other error", e, cm.expired())
    for use in (lambda: cm.reschedule(1), lambda: asyncio.timeout(1).reschedule(1)):
        try:
            use()
        except RuntimeError as e:
            print(e)

    async def cancelled_from_outside():
        async with asyncio.timeout(10):
            await asyncio.sleep(10)

    task = asyncio.create_task(cancelled_from_outside())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled, not late")


asyncio.run(main())
try:
    coroutine = asyncio.timeout_at(1).__aenter__()
    coroutine.send(None)
except RuntimeError as e:
    print(e)
