import asyncio


async def fail(delay, error):
    await asyncio.sleep(delay)
    raise error


async def sleeper(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def bad_loser():
    try:
        await asyncio.sleep(10)
    finally:
        raise KeyError("while cancelled")


def show(group):
    print(group.message, [repr(e) for e in group.exceptions])


async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(asyncio.sleep(0.01, "a"), name="first")
        b = tg.create_task(asyncio.sleep(0, "b"))
    print(a.result(), b.result(), a.get_name(), tg)

    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail(0.01, ValueError(1)))
            tg.create_task(sleeper("x"))
            tg.create_task(bad_loser())
    except ExceptionGroup as group:
        show(group)

    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(sleeper("y"))
            await asyncio.sleep(0)
            raise TypeError("body")
    except ExceptionGroup as group:
        show(group)

    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail(0, ValueError(2)))
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                print("body cancelled", asyncio.current_task().cancelling())
                raise
    except ExceptionGroup as group:
        show(group)
    print(asyncio.current_task().cancelling())

    try:
        async with asyncio.TaskGroup() as outer:
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fail(0, OSError(3)))
                outer.create_task(sleeper("z"))
    except ExceptionGroup as group:
        show(group)

    async def parent():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(sleeper("child"))

    task = asyncio.create_task(parent())
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("parent cancelled")

    coroutine = asyncio.sleep(0)
    for group in (asyncio.TaskGroup(), tg):
        try:
            group.create_task(coroutine)
        except RuntimeError as e:
            print(e)
    coroutine.close()


asyncio.run(main())
