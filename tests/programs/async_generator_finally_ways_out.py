import types


@types.coroutine
def pause(value=None):
    return (yield value)


def drive(awaitable, *answers):
    """Runs a coroutine to its end: what it paused with, and how it ended."""
    seen, answers = [], list(answers)
    try:
        seen.append(awaitable.send(None))
        while True:
            seen.append(awaitable.send(answers.pop(0) if answers else None))
    except StopIteration as stop:
        return seen, stop.value
    except Exception as e:
        return seen, f"{type(e).__name__}: {e}"


# return, break and continue through a finally that yields or awaits in an asynchronous generator.
async def loops():
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            yield i
        finally:
            yield "finally %d" % i
            await pause("awaits %d" % i)
    for i in range(3):
        try:
            yield i
            raise KeyError(i)
        finally:
            if i < 2:
                continue
            break
    yield "after"


async def collect(g):
    return [x async for x in g]


print(drive(collect(loops())))


async def returns(log):
    for i in range(2):
        try:
            try:
                yield i
                return
            finally:
                log.append("a")
                yield "a"
        finally:
            log.append("b")
            await pause("b")
    log.append("never")


log = []
print(drive(collect(returns(log))), log)


async def swallows():
    try:
        yield 1
    finally:
        return


async def close_swallowed():
    g = swallows()
    await g.__anext__()
    print(await g.aclose(), g.ag_frame)
    g = swallows()
    await g.__anext__()
    try:
        print(await g.athrow(KeyError))
    except StopAsyncIteration as e:
        print("ended", repr(e), repr(e.__context__))
    g = swallows()
    await g.__anext__()
    try:
        print(await g.athrow(GeneratorExit))
    except StopAsyncIteration as e:
        print("ended", repr(e), repr(e.__context__))
    return await collect(g)


print(drive(close_swallowed()))


async def yields_in_finally():
    try:
        yield 1
    finally:
        yield 2


async def complains():
    for way in (lambda g: g.aclose(), lambda g: g.athrow(GeneratorExit)):
        g = yields_in_finally()
        await g.__anext__()
        try:
            print(await way(g))
        except BaseException as e:
            print(repr(e))
        try:
            print(await collect(g))
        except BaseException as e:
            print(repr(e))


print(drive(complains()))
