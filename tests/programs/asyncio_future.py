import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future, future.done(), future.cancelled())
    for use in (future.result, future.exception):
        try:
            use()
        except asyncio.InvalidStateError as e:
            print(e)

    def called(f):
        print("callback", f.result())

    future.add_done_callback(called)
    future.add_done_callback(called)
    future.add_done_callback(print)
    print(future.remove_done_callback(called), future.remove_done_callback(called))
    future.add_done_callback(called)
    loop.call_soon(future.set_result, [1, 2])
    print(await future, await future, future)
    await asyncio.sleep(0)
    for use in (lambda: future.set_result(1), lambda: future.set_exception(ValueError)):
        try:
            use()
        except asyncio.InvalidStateError as e:
            print(e)
    print(future.cancel(), future.exception())
    future.add_done_callback(called)
    await asyncio.sleep(0)

    error = ValueError("set")
    failed = loop.create_future()
    failed.set_exception(error)
    for _ in range(2):
        try:
            await failed
        except ValueError as e:
            print(e is error)
    print(failed)
    other = asyncio.new_event_loop().create_future()
    for bad in (object(), other):
        try:
            await bad
        except (TypeError, RuntimeError) as e:
            print(type(e).__name__, str(e).split(" at ")[0][:20])
    for use in (lambda: failed.__class__().set_exception(3),
                lambda: loop.create_future().set_exception(StopIteration)):
        try:
            use()
        except TypeError as e:
            print(e)

    class Yields:
        def __await__(self):
            yield 1

    class YieldsFuture:
        def __await__(self):
            yield loop.create_future()

    for bad in (Yields(), YieldsFuture()):
        try:
            await bad
        except RuntimeError as e:
            print(str(e)[:24])
    task = asyncio.current_task()
    try:
        await task
    except RuntimeError as e:
        print(str(e)[:26])
    other.get_loop().close()


asyncio.run(main())
