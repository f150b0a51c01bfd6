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


# inspect tells the kinds of functions and objects apart.
import functools
import inspect


def plain():
    pass


def generator():
    yield


async def coroutine():
    pass


async def async_generator():
    yield


class C:
    async def method(self):
        pass

    @staticmethod
    async def static():
        pass

    @classmethod
    async def klass(cls):
        yield


functions = [plain, generator, coroutine, async_generator, pause, C().method, C.method, C.static,
             C.klass, functools.partial(coroutine), functools.partial(async_generator), len, 5]
for f in functions:
    print(getattr(f, "__name__", type(f).__name__), inspect.iscoroutinefunction(f),
          inspect.isasyncgenfunction(f), inspect.isgeneratorfunction(f))
objects = [plain(), generator(), coroutine(), async_generator(), pause()]
for o in objects:
    print(type(o).__name__, inspect.iscoroutine(o), inspect.isasyncgen(o), inspect.isgenerator(o),
          inspect.isawaitable(o))
objects[2].close()
