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


# What a coroutine says of itself as it goes.
import inspect


async def inner():
    await pause("inner")


async def outer():
    print("running", c.cr_running, c.cr_suspended, inspect.getcoroutinestate(c))
    x = 1
    await i
    return x


i = inner()
c = outer()
print(type(c).__name__, c.__name__, c.__qualname__, repr(c).split(" at ")[0])


def show():
    print(inspect.getcoroutinestate(c), c.cr_running, c.cr_suspended, c.cr_await is i,
          i.cr_await is not None, c.cr_frame is not None, inspect.getcoroutinelocals(c))


show()
c.send(None)
show()
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value)
show()
print(c.cr_code.co_name, c.cr_code.co_flags & inspect.CO_COROUTINE, c.cr_origin)
for name in "cr_frame", "cr_running", "cr_code", "cr_await", "cr_origin", "cr_suspended":
    try:
        setattr(c, name, 1)
    except (AttributeError, TypeError) as e:
        print(name, type(e).__name__)
c.__name__ = "renamed"
print(c.__name__)
try:
    c.__qualname__ = 1
except TypeError as e:
    print(e)
try:
    iter(c)
except TypeError as e:
    print(e)
try:
    next(c)
except TypeError as e:
    print(e)
