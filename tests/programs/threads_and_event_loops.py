"""Each thread may run an event loop; another wakes it up, and a loop hands work to a pool."""
import asyncio
import threading
import time


def slow(x):
    time.sleep(0.03)
    return x * 2, threading.current_thread() is threading.main_thread()


async def main():
    start = time.monotonic()
    print(await asyncio.gather(*[asyncio.to_thread(slow, i) for i in range(4)]))
    print(time.monotonic() - start < 1)
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    threading.Timer(0.01, loop.call_soon_threadsafe, (future.set_result, 42)).start()
    print(await future)
    print(await loop.run_in_executor(None, slow, 5))
    try:
        await loop.run_in_executor(None, lambda: 1 / 0)
    except ZeroDivisionError as e:
        print(e)


asyncio.run(main())


def other():
    try:
        asyncio.get_event_loop()
    except RuntimeError as e:
        print(e)
    print(asyncio.run(asyncio.sleep(0.001, "ended")))


t = threading.Thread(target=other, name="Other")
t.start()
t.join()

loop = asyncio.new_event_loop()
t = threading.Thread(target=loop.run_forever)
t.start()


async def add(a, b):
    await asyncio.sleep(0.001)
    return a + b


print(asyncio.run_coroutine_threadsafe(add(1, 2), loop).result(10))
loop.call_soon_threadsafe(loop.stop)
t.join()
loop.close()
