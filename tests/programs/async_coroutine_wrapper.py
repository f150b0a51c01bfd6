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


# What __await__() of a coroutine gives is an iterator of its own.
async def body():
    got = await pause("first")
    return got, await pause("second")


w = body().__await__()
print(type(w).__name__, iter(w) is w)
print(next(w), w.send("sent"))
try:
    w.send("last")
except StopIteration as stop:
    print(stop.value)
try:
    next(w)
except RuntimeError as e:
    print(e)


async def tuple_result():
    return 1, 2


w = tuple_result().__await__()
try:
    next(w)
except StopIteration as stop:
    print(stop.value, stop.args)


async def exception_result():
    return StopIteration(7)


print(drive(exception_result()))


class Delegates:
    def __init__(self, c):
        self.c = c

    def __await__(self):
        return self.c.__await__()


async def outer(c):
    return await Delegates(c)


inner = body()
c = outer(inner)
print(c.send(None), type(c.cr_await).__name__, type(inner.cr_await).__name__)
try:
    c.throw(KeyError("thrown"))
except KeyError as e:
    print(repr(e), inner.cr_frame)

w = body().__await__()
next(w)
w.close()
try:
    next(w)
except RuntimeError as e:
    print(e)
del w
