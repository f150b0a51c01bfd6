import asyncio


async def after(delay, x):
    await asyncio.sleep(delay)
    if x is None:
        raise ValueError("none")
    return x


async def main():
    for next_one in asyncio.as_completed([after(0.3, 3), after(0.1, 1), after(0.2, 2)]):
        print(await next_one)
    for next_one in asyncio.as_completed([after(0.2, "late"), after(0.1, None)]):
        try:
            print(await next_one)
        except ValueError as e:
            print(repr(e))
    tasks = [asyncio.create_task(after(delay, delay)) for delay in (0.1, 5)]
    for next_one in asyncio.as_completed(tasks, timeout=0.5):
        try:
            print(await next_one)
        except TimeoutError as e:
            print(repr(e))
    print([task.done() for task in tasks])
    tasks[1].cancel()
    print(list(asyncio.as_completed([])))
    try:
        list(asyncio.as_completed(tasks[0]))
    except TypeError as e:
        print(e)


asyncio.run(main())
