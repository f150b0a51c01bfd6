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


# StopIteration and its like, thrown before the body began, leave as they would from inside.
async def coroutine():
    print("never")


async def generator():
    print("never")
    yield 1


def lines(e):
    t, found = e.__traceback__, []
    while t:
        found.append((t.tb_frame.f_code.co_name, t.tb_lineno - t.tb_frame.f_code.co_firstlineno))
        t = t.tb_next
    return found


def plain():
    yield 1


for e in StopIteration(1), StopAsyncIteration(2), GeneratorExit(), KeyError(3):
    for make in (
        lambda: coroutine().throw,
        lambda: coroutine().__await__().throw,
        lambda: plain().throw,
        lambda: lambda e: generator().athrow(e).send(None),
        lambda: generator().__anext__().throw,
        lambda: generator().aclose().throw,
    ):
        try:
            print(make()(e.with_traceback(None)))
        except BaseException as got:
            print(repr(got), repr(got.__cause__), repr(got.__context__), lines(got)[1:])
