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


# types.coroutine makes generators awaitable; other callables are wrapped.
import inspect


@types.coroutine
def chain(*values):
    for v in values:
        yield v
    return "chained"


print(inspect.iscoroutinefunction(chain), inspect.isgeneratorfunction(chain),
      inspect.isawaitable(chain()), type(chain()).__name__)


async def waits():
    return await chain(1, 2)


print(drive(waits()))


@types.coroutine
def through():
    return (yield from waits())


print(drive(through()))


def unmarked():
    yield from c


c = waits()
try:
    next(unmarked())
except TypeError as e:
    print(e)
c.close()


@types.coroutine
def returns_coroutine():
    return waits()


print(drive(returns_coroutine()))
again = types.coroutine(chain)
print(again is chain, types.coroutine(waits) is waits)
for bad in 5, None, "text":
    try:
        types.coroutine(bad)
    except TypeError as e:
        print(e)
