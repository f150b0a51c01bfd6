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


# A generator expression is asynchronous if it awaits outside its first iterable, and only then.
async def some():
    yield 1
    yield 2


async def one():
    return [1, 2, 3]


async def truth(x):
    return await pause(x)


async def kinds():
    plain = (x for x in "ab")
    first = (x for x in await one())
    element = (await truth(x) for x in "ab")
    condition = (x for x in "ab" if await truth(x))
    inner = (y for x in "ab" for y in await one())
    asynchronous = (x async for x in some())
    nested = ([x async for x in some()] for y in "ab")
    inside = ((x async for x in some()) for y in "ab")
    for g in plain, first, element, condition, inner, asynchronous, nested, inside:
        print(type(g).__name__, g.__name__, g.__qualname__)
    print(list(plain), list(first))
    print([x async for x in element])
    print([x async for x in condition])
    print([x async for x in inner])
    print([x async for x in nested])
    print([[x async for x in g] for g in inside])
    return "end"


print(drive(kinds(), "A", "B", True, False))


# The first iterable is evaluated, and asked for its iterator, where the expression stands.
class Eager:
    def __aiter__(self):
        print("aiter")
        return self

    async def __anext__(self):
        print("anext")
        raise StopAsyncIteration


async def eager():
    g = (x async for x in Eager())
    print("made")
    print([x async for x in g])
    try:
        (x async for x in 5)
    except TypeError as e:
        print(e)


drive(eager())
