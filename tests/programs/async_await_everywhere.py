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


# An await may stand wherever an expression may; what is half computed waits in the frame.
order = []


def note(x):
    order.append(x)
    return x


async def get(x):
    order.append(f"get {x}")
    return await pause(x)


def call(*args, **keywords):
    return args, keywords


async def positions():
    yield_ = [note(1), await get("list"), note(2)]
    yield_ += [(await get("tuple"), note(3)), {await get("key"): await get("value")}]
    yield_.append(call(note(4), *await get("star"), k=await get("keyword"), **await get("map")))
    d = {}
    d[await get("index")] = await get("stored")
    x = await get("left") + await get("right")
    s = f"{await get('f')!r:>{await get('width')}}"
    c = await get("low") < await get("middle") < await get("high")
    b = await get("false") or await get("true")
    t = note(5) if await get("test") else note(6)
    if (n := await get("walrus")) > 2:
        d["n"] = n
    d["a"] = lambda: 0
    d["a"].attribute = await get("attribute")
    assert await get("assert"), await get("message")
    del d["a"], d[await get("deleted")]
    return yield_, d, x, s, c, b, t


seen, result = drive(positions(), "L", "T", "K", "V", "*", "kw", {"m": 1}, "S", "I", 40, 2, "f", 6,
                     1, 2, 3, 0, "yes", False, 3, "at", True, "I")
print(seen)
print(result)
print(order)
