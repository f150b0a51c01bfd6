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


# Comprehensions that await, each kind, nested, with conditions.
async def numbers(n):
    for i in range(n):
        await pause(i)
        yield i


async def double(x):
    return x * 2


async def kinds():
    a = [x async for x in numbers(3)]
    b = {x async for x in numbers(3) if x}
    c = {x: y async for x in numbers(2) for y in "ab"}
    d = [await double(x) for x in range(4) if await double(x) > 2]
    e = [(x, y) for x in range(2) async for y in numbers(2)]
    f = [[y async for y in numbers(x)] for x in range(3)]
    g = [x async for x in numbers(4) if await double(x) % 4 == 0 if x]
    h = [(x, y) async for x in numbers(2) async for y in numbers(2)]
    i = [z for z in [y async for y in numbers(2)]]
    return a, b, c, d, e, f, g, h, i


seen, result = drive(kinds())
print(len(seen))
for r in result:
    print(r)


async def names():
    x = "outer"
    values = [x async for x in numbers(2)]
    last = [y := v async for v in numbers(3)]
    return x, values, last, y


print(drive(names())[1])


async def raises():
    try:
        return [1 // x async for x in numbers(2)]
    except ZeroDivisionError as e:
        return repr(e)


print(drive(raises())[1])
