import asyncio
import contextvars

var = contextvars.ContextVar("var", default="unset")


async def get_loop():
    return asyncio.get_running_loop()


async def set_var(value):
    old = var.get()
    var.set(value)
    return old


async def left_over():
    try:
        await asyncio.sleep(10)
    finally:
        print("left over: closed")


async def agen():
    try:
        yield 1
    finally:
        await asyncio.sleep(0)
        print("generator: closed")


async def leave_things():
    global kept
    asyncio.create_task(left_over())
    kept = agen()
    return await anext(kept)


with asyncio.Runner() as runner:
    first = runner.run(get_loop())
    print(first is runner.get_loop(), first is runner.run(get_loop()), first.is_running())
    print(runner.run(set_var(1)), runner.run(set_var(2)), var.get())
    print(runner.run(leave_things()))
print(first.is_closed())
for use in (lambda: runner.run(None), lambda: asyncio.run(1), lambda: runner.get_loop()):
    try:
        use()
    except (RuntimeError, ValueError) as e:
        print(type(e).__name__, e)


async def nested():
    coroutine = get_loop()
    try:
        asyncio.run(coroutine)
    except RuntimeError as e:
        print(e)
    coroutine.close()
    try:
        asyncio.get_running_loop().run_forever()
    except RuntimeError as e:
        print(e)


asyncio.run(nested())
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop, loop.run_until_complete(asyncio.sleep(0, "result")))


async def stops():
    loop.stop()
    await asyncio.sleep(1)


try:
    loop.run_until_complete(stops())
except RuntimeError as e:
    print(e)
print(len(asyncio.all_tasks(loop)))
for task in asyncio.all_tasks(loop):
    task.cancel()
loop.run_until_complete(asyncio.sleep(0))
loop.close()
try:
    loop.call_soon(print)
except RuntimeError as e:
    print(e)
