import asyncio


async def ticker(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)
    return name


async def sleeper(name, delay):
    print(await asyncio.sleep(delay, name))


async def main():
    print(await asyncio.gather(ticker("a", 3), ticker("b", 2), ticker("c", 4)))
    await asyncio.gather(*(sleeper(n, n / 10) for n in (3, 1, 2, 0, -1)))
    task = asyncio.create_task(ticker("d", 1), name="named")
    other = asyncio.create_task(ticker("e", 1))
    print(task.get_name(), other.get_name().startswith("Task-"), len(asyncio.all_tasks()))
    task.set_name(5)
    print(repr(task.get_name()), asyncio.current_task() in asyncio.all_tasks())
    await task
    await other
    print(len(asyncio.all_tasks()), asyncio.iscoroutinefunction(main), asyncio.iscoroutine(main))
    print(await asyncio.to_thread(lambda x: x + 1, 4))
    print(await asyncio.ensure_future(ticker("f", 1)))


asyncio.run(main())
