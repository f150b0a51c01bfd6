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


# What an asynchronous generator says of itself.
import inspect


async def body(a):
    b = a + 1
    yield b
    await pause("inside")


g = body(1)
print(type(g).__name__, g.__name__, g.__qualname__, repr(g).split(" at ")[0])
print(g.ag_running, g.ag_await, g.ag_frame.f_locals, g.ag_code.co_name,
      g.ag_code.co_flags & inspect.CO_ASYNC_GENERATOR)
drive(g.__anext__())
print(g.ag_frame.f_locals, g.ag_await)
step = g.__anext__()
print(step.send(None), g.ag_running, type(g.ag_await).__name__)
try:
    step.send(None)
except StopAsyncIteration as e:
    print(repr(e))
print(g.ag_frame, g.ag_running, g.ag_await)
g.__name__ = "other"
g.__qualname__ = "some.other"
print(g.__name__, g.__qualname__, repr(g).split(" at ")[0])
for name in "ag_running", "ag_frame", "ag_code", "ag_await":
    try:
        setattr(g, name, 1)
    except AttributeError as e:
        print(name, "is read-only")
print(inspect.isasyncgenfunction(body), inspect.isasyncgen(g), inspect.iscoroutinefunction(body),
      inspect.isawaitable(g), inspect.isgeneratorfunction(body))
for method in "send", "throw", "close", "__next__", "__iter__", "__await__":
    print(method, hasattr(g, method))
try:
    for x in g:
        pass
except TypeError as e:
    print(e)
