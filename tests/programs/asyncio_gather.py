import asyncio


async def value(x, delay):
    await asyncio.sleep(delay)
    print("done", x)
    return x


async def fail(message):
    await asyncio.sleep(0)
    raise ValueError(message)


async def main():
    print(await asyncio.gather(value(1, 0.3), value(2, 0.1), value(3, 0.2)))
    print(await asyncio.gather())
    same = value(4, 0)
    print(await asyncio.gather(same, same))
    print(await asyncio.gather(value(5, 0), fail("a"), return_exceptions=True))
    slow = asyncio.create_task(value(6, 0.2))
    try:
        await asyncio.gather(slow, fail("b"), fail("c"))
    except ValueError as e:
        print("first error", e, slow.done())
    print(await slow)
    waiting = [asyncio.create_task(value(n, 1)) for n in range(2)]
    both = asyncio.gather(*waiting)
    await asyncio.sleep(0)
    print(both.cancel(), both.done())
    try:
        await both
    except asyncio.CancelledError:
        print("cancelled", both.cancelled(), [t.cancelled() for t in waiting])
    child = asyncio.create_task(value(7, 1))
    outer = asyncio.gather(child, value(8, 0))
    await asyncio.sleep(0)
    child.cancel()
    try:
        await outer
    except asyncio.CancelledError as e:
        print("child cancelled", repr(e), outer.cancelled())
    child = asyncio.create_task(value(9, 1))
    outer = asyncio.gather(child, value(10, 0), return_exceptions=True)
    await asyncio.sleep(0)
    child.cancel()
    print(await outer)


asyncio.run(main())
