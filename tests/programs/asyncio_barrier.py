import asyncio


async def main():
    barrier = asyncio.Barrier(3)

    async def party(name):
        async with barrier as position:
            print(name, "passed", position, barrier.n_waiting)

    await asyncio.gather(*(party(n) for n in "abc"))
    print(barrier.parties, barrier.n_waiting, barrier.broken)

    async def careful(name):
        try:
            await barrier.wait()
            print(name, "passed")
        except asyncio.BrokenBarrierError as e:
            print(name, e)

    tasks = [asyncio.create_task(careful(n)) for n in "de"]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    await barrier.reset()
    await asyncio.wait(tasks)
    print(barrier.broken, barrier.n_waiting)

    tasks = [asyncio.create_task(careful(n)) for n in "fg"]
    await asyncio.sleep(0.01)
    await barrier.abort()
    await asyncio.wait(tasks)
    print(barrier.broken)
    await careful("h")
    await barrier.reset()
    await asyncio.gather(*(careful(n) for n in "ijk"))

    tasks = [asyncio.create_task(careful(n)) for n in "lm"]
    await asyncio.sleep(0.01)
    tasks[0].cancel()
    await asyncio.sleep(0.01)
    print(barrier.n_waiting, tasks[0].cancelled())
    await asyncio.gather(careful("n"), careful("o"), tasks[1])
    try:
        asyncio.Barrier(0)
    except ValueError as e:
        print(e)


asyncio.run(main())
