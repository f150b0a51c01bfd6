import asyncio


async def after(delay, x, error=None):
    await asyncio.sleep(delay)
    if error:
        raise error
    return x


def names(tasks):
    return sorted(task.get_name() for task in tasks)


def make(*specs):
    return [asyncio.create_task(after(*spec), name=str(spec[1])) for spec in specs]


async def main():
    tasks = make((0.1, "a"), (0.5, "b"), (0.3, "c", ValueError("c")))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(tasks)
    print(names(done), names(pending), [repr(t.exception()) for t in tasks])
    tasks = make((0.1, "d"), (5, "e"))
    done, pending = await asyncio.wait(tasks, timeout=0.5)
    print(names(done), names(pending))
    pending.pop().cancel()
    coroutine = after(0, 1)
    for bad in ([], [coroutine], coroutine):
        try:
            await asyncio.wait(bad)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    coroutine.close()
    try:
        await asyncio.wait(tasks, return_when="SOMETIMES")
    except ValueError as e:
        print(e)


asyncio.run(main())
