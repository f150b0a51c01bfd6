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


# Each awaitable of an asynchronous generator is good for one await.
async def body():
    while True:
        try:
            yield 1
        except ValueError:
            yield "caught"


async def uses():
    g = body()
    for make in g.__anext__, lambda: g.asend(None), lambda: g.athrow(ValueError), g.aclose:
        a = make()
        print(type(a).__name__, await a)
        for again in lambda: a.send(None), lambda: next(a), lambda: a.throw(KeyError):
            try:
                print(again())
            except RuntimeError as e:
                print(e)
            except StopIteration as e:
                print("stop", e.value)
            except StopAsyncIteration as e:
                print("stop async")
        try:
            await a
        except (RuntimeError, StopAsyncIteration) as e:
            print("await:", repr(e))
    return "end"


print(drive(uses()))


async def closed():
    g = body()
    for a in g.__anext__(), g.athrow(KeyError), g.aclose():
        a.close()
        try:
            a.send(None)
        except RuntimeError as e:
            print(e)
    a = g.athrow(KeyError)
    try:
        a.send("value")
    except RuntimeError as e:
        print(e)
    print(await g.asend(None))
    await g.aclose()
    return g.__aiter__() is g, a.__await__() is a, iter(a) is a


print(drive(closed()))
