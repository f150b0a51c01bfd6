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


# The handled exception is the coroutine's own while it is suspended in except and finally.
import sys


def handled():
    return repr(sys.exc_info()[1])


async def body():
    print("before", handled())
    try:
        raise KeyError(1)
    except KeyError as e:
        print("in except", handled())
        await pause("except")
        print("still", handled())
        try:
            raise ValueError from e
        except ValueError:
            await pause("nested")
            print("nested", handled())
        finally:
            print("finally", handled())
            await pause("finally")
            print("finally still", handled())
        print("out", handled())
    await pause("after")
    print("after", handled())
    try:
        try:
            1 / 0
        finally:
            await pause("unwinding")
            print("unwinding", handled())
    except ZeroDivisionError:
        return "end"


c = body()
try:
    raise OSError("the caller's")
except OSError:
    while True:
        try:
            print("->", c.send(None), handled())
        except StopIteration as stop:
            print(stop.value, handled())
            break


async def reraises():
    try:
        raise KeyError("first")
    except KeyError:
        await pause()
        raise


print(drive(reraises()))
