import asyncio


async def main():
    condition = asyncio.Condition()
    ready = []

    async def waiter(name):
        async with condition:
            print(name, "waits")
            await condition.wait()
            print(name, "goes on", condition.locked())

    tasks = [asyncio.create_task(waiter(n)) for n in "abc"]
    await asyncio.sleep(0.01)
    async with condition:
        condition.notify()
    await asyncio.sleep(0.01)
    print([t.done() for t in tasks])
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)

    async def consumer():
        async with condition:
            print("predicate", await condition.wait_for(lambda: len(ready) >= 2 and ready))

    task = asyncio.create_task(consumer())
    for n in range(3):
        await asyncio.sleep(0)
        async with condition:
            ready.append(n)
            condition.notify()
    await task
    for use in (condition.notify, condition.notify_all):
        try:
            use()
        except RuntimeError as e:
            print(e)
    try:
        await condition.wait()
    except RuntimeError as e:
        print(e)

    async def cancelled():
        async with condition:
            try:
                await condition.wait()
            except asyncio.CancelledError:
                print("cancelled with the lock held:", condition.locked())
                raise

    task = asyncio.create_task(cancelled())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled(), condition.locked())

    event = asyncio.Event()
    waits = [asyncio.create_task(event.wait()) for _ in range(2)]
    await asyncio.sleep(0)
    print(event.is_set(), waits[0].done())
    event.set()
    print(await asyncio.gather(*waits), event.is_set(), await event.wait())
    event.clear()
    print(event.is_set())


asyncio.run(main())
