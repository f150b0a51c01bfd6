import asyncio


async def main():
    lock = asyncio.Lock()

    async def worker(name, rounds):
        for i in range(rounds):
            async with lock:
                print(name, i, lock.locked())
                await asyncio.sleep(0)

    await asyncio.gather(worker("a", 3), worker("b", 2), worker("c", 2))
    print(lock.locked())

    await lock.acquire()
    order = []

    async def take(name):
        async with lock:
            order.append(name)

    tasks = [asyncio.create_task(take(n)) for n in "abcd"]
    await asyncio.sleep(0)
    tasks[0].cancel()
    tasks[2].cancel()
    lock.release()
    barger = asyncio.create_task(take("late"))
    await asyncio.wait(tasks + [barger])
    print(order, lock.locked())
    try:
        lock.release()
    except RuntimeError as e:
        print(e)

    semaphore = asyncio.Semaphore(2)
    running = 0

    async def limited(n):
        nonlocal running
        async with semaphore:
            running += 1
            print("start", n, running, semaphore.locked())
            await asyncio.sleep(0.1 * (n + 1))
            running -= 1

    await asyncio.gather(*(limited(n) for n in range(5)))
    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    bounded.release()
    try:
        bounded.release()
    except ValueError as e:
        print(e)
    try:
        with lock:
            pass
    except TypeError as e:
        print(e)


asyncio.run(main())
