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


# A chain of awaits costs no C stack: neither to build, nor to resume, to throw into or to free.
async def level(n):
    if n:
        return 1 + await level(n - 1)
    got = await pause("bottom")
    return got


c = level(600)
print(c.send(None))
n, inner = 0, c
while inner.cr_await is not None and inner.cr_await.__class__ is c.__class__:
    inner = inner.cr_await
    n += 1
print(n)
try:
    c.send(5)
except StopIteration as stop:
    print(stop.value)

c = level(600)
c.send(None)
try:
    c.throw(KeyError)
except KeyError:
    print("thrown")
c = level(600)
c.send(None)
c.close()
c = level(600)
c.send(None)
del c, inner
print("freed")
