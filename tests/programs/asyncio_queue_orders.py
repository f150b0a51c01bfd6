import asyncio


async def main():
    for cls in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        queue = cls(5)
        for x in (3, 1, 2, 5, 4):
            queue.put_nowait(x)
        print(cls.__name__, queue, queue.full(), queue.qsize(), queue.maxsize)
        print([await queue.get() for _ in range(5)], queue.empty())

    queue = asyncio.Queue(2)
    for use in (queue.get_nowait, lambda: [queue.put_nowait(n) for n in range(3)]):
        try:
            use()
        except (asyncio.QueueEmpty, asyncio.QueueFull) as e:
            print(repr(e), queue.qsize())

    queue = asyncio.Queue(2)

    async def producer(name, n):
        for i in range(n):
            await queue.put((name, i))
            print("put", name, i)

    async def consumer(name):
        while True:
            item = await queue.get()
            print(name, "got", item)
            await asyncio.sleep(0)
            queue.task_done()

    consumers = [asyncio.create_task(consumer(n)) for n in ("x", "y")]
    await asyncio.gather(producer("a", 4), producer("b", 3))
    await queue.join()
    print("joined", queue)
    for task in consumers:
        task.cancel()
    print(await asyncio.gather(*consumers, return_exceptions=True))
    try:
        queue.task_done()
    except ValueError as e:
        print(e)

    getters = [asyncio.create_task(queue.get()) for _ in range(3)]
    await asyncio.sleep(0)
    print(queue)
    getters[0].cancel()
    queue.put_nowait("only")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print([t.done() for t in getters], getters[1].result())
    getters[2].cancel()
    pairs = asyncio.PriorityQueue()
    for pair in [(2, "b"), (1, "z"), (1, "a"), (3, "")]:
        await pairs.put(pair)
    print([pairs.get_nowait() for _ in range(4)])


asyncio.run(main())
