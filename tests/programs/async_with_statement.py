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


# async with: order, swallowing, the ways out.
class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        print("enter", self.name, await pause("enter"))
        return self.name

    async def __aexit__(self, kind, value, traceback):
        got = await pause("exit")
        print("exit", self.name, got, kind and kind.__name__, value, traceback is not None)
        return self.swallow


async def several():
    async with Manager("a") as a, Manager("b") as b, Manager("c"):
        print("body", a, b, await pause("body"))
    return "end"


print(drive(several(), *range(10)))


async def swallows():
    async with Manager("outer"):
        async with Manager("inner", swallow=True):
            raise KeyError("lost")
        print("goes on")
    return "end"


print(drive(swallows(), *range(10)))


async def passes_on():
    async with Manager("outer"):
        async with Manager("inner"):
            raise KeyError("kept")


print(drive(passes_on(), *range(10)))


async def ways_out():
    for i in range(3):
        async with Manager(i):
            if i == 0:
                continue
            break
    while True:
        async with Manager("w"):
            try:
                return "returned"
            finally:
                print("finally", await pause("finally"))


print(drive(ways_out(), *range(20)))


class ExitRaises(Manager):
    async def __aexit__(self, kind, value, traceback):
        await pause("exit")
        raise ValueError("exit")


async def exit_raises():
    try:
        async with ExitRaises("e"):
            raise KeyError("body")
    except ValueError as e:
        return repr(e), repr(e.__context__)


print(drive(exit_raises()))
