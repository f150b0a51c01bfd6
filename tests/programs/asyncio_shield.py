import asyncio


async def work(log):
    await asyncio.sleep(0.2)
    log.append("finished")
    return 1


async def main():
    log = []
    inner = asyncio.create_task(work(log))

    async def waits():
        await asyncio.shield(inner)

    outer = asyncio.create_task(waits())
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled", inner.done(), log)
    print(await inner, log)
    print(await asyncio.shield(inner), asyncio.shield(inner) is inner)
    print(await asyncio.shield(work(log)))

    inner = asyncio.create_task(work(log))
    shielded = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel()
    try:
        await shielded
    except asyncio.CancelledError:
        print("inner cancelled", shielded.cancelled())

    async def fail():
        await asyncio.sleep(0)
        raise ValueError("from inside")

    try:
        await asyncio.shield(fail())
    except ValueError as e:
        print(repr(e))
    try:
        await asyncio.wait_for(asyncio.shield(inner := asyncio.create_task(work(log))), 0.01)
    except TimeoutError:
        print("late, but", inner.done())
    print(await inner)


asyncio.run(main())
