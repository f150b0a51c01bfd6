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


# close() and throw() of coroutines, from the innermost await outwards.
async def inner():
    try:
        await pause("inner")
    except BaseException as e:
        print("inner", repr(e))
        raise
    finally:
        print("inner finally")


async def outer():
    try:
        await inner()
    except BaseException as e:
        print("outer", repr(e))
        raise


c = outer()
c.send(None)
c.close()
print(c.cr_frame)
c.close()

c = outer()
c.send(None)
try:
    c.throw(KeyError("thrown"))
except KeyError as e:
    print(repr(e))


async def ignores():
    try:
        await pause()
    except GeneratorExit:
        await pause()


c = ignores()
c.send(None)
try:
    c.close()
except RuntimeError as e:
    print(e)


async def stop():
    raise StopIteration("stop")


print(drive(stop()))


async def stop_async():
    raise StopAsyncIteration("stop")


print(drive(stop_async()))


async def unstarted():
    try:
        print("never")
    finally:
        print("never")


c = unstarted()
try:
    c.throw(KeyError)
except KeyError:
    print("at once")

w = unstarted().__await__()
try:
    w.throw(KeyError)
except KeyError:
    print("through the wrapper")
