import asyncio


async def slow(log):
    try:
        await asyncio.sleep(10)
    finally:
        log.append("closed")


async def keeps_result():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "kept"


async def fails_when_cancelled():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise KeyError("no")


async def main():
    print(await asyncio.wait_for(asyncio.sleep(0, "quick"), 1))
    print(await asyncio.wait_for(asyncio.sleep(0, "any time"), None))
    log = []
    try:
        await asyncio.wait_for(slow(log), 0.01)
    except TimeoutError as e:
        print(repr(e), type(e.__cause__).__name__, log)
    print(await asyncio.wait_for(keeps_result(), 0.01))
    try:
        await asyncio.wait_for(fails_when_cancelled(), 0.01)
    except KeyError as e:
        print(repr(e))
    for timeout in (0, -1):
        try:
            await asyncio.wait_for(asyncio.sleep(0), timeout)
        except TimeoutError as e:
            print("no time", repr(e))
    done = asyncio.get_running_loop().create_future()
    done.set_result("there")
    print(await asyncio.wait_for(done, 0))
    try:
        await asyncio.wait_for(asyncio.sleep(0.01, 1 / 1), 5)
        await asyncio.wait_for(fails(), 5)
    except ZeroDivisionError as e:
        print(repr(e))
    log = []
    task = asyncio.create_task(asyncio.wait_for(slow(log), 5))
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled from outside", log)


async def fails():
    1 / 0


asyncio.run(main())
