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


# __context__ and __cause__ across awaits, as each level sees them.
def chain(e):
    names = []
    while e:
        names.append(f"{type(e).__name__}({e})")
        e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)
    return " <- ".join(names)


async def inner():
    try:
        raise KeyError("inner")
    except KeyError:
        await pause("suspended while handling")
        raise ValueError("second")


async def outer():
    try:
        raise OSError("outer")
    except OSError:
        await inner()


c = outer()
c.send(None)
try:
    c.send(None)
except ValueError as e:
    print(chain(e))

c = outer()
c.send(None)
try:
    c.throw(TypeError("thrown"))
except TypeError as e:
    print(chain(e))


async def generator():
    try:
        raise OSError("generator")
    except OSError:
        yield 1
        raise IndexError("after the yield")


async def consumer():
    g = generator()
    try:
        raise KeyError("consumer")
    except KeyError:
        await g.__anext__()
    try:
        raise ValueError("other")
    except ValueError:
        await g.__anext__()


try:
    consumer().send(None)
except IndexError as e:
    print(chain(e))


async def throws():
    g = generator()
    await g.__anext__()
    try:
        raise ValueError("around")
    except ValueError:
        await g.athrow(TypeError("athrow"))


try:
    throws().send(None)
except TypeError as e:
    print(chain(e))
