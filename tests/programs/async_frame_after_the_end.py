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


# The frames of coroutines and asynchronous generators that ended, and those that outlive them.
class D:
    def __del__(self):
        print("del")


async def body(n):
    a = D()
    await pause(n)
    b = n
    if b == 3:
        raise KeyError


async def generator(n):
    a = D()
    yield n
    b = n
    if b == 3:
        raise KeyError


def show(f, has_line=True):
    line = f.f_lineno - f.f_code.co_firstlineno if has_line else "-"
    print(sorted(f.f_locals), line, f.f_back, f.f_code.co_name)


def end_of(call):
    try:
        print(call())
    except BaseException as e:
        print(repr(e))


for n in 1, 3:
    for end in lambda: c.close(), lambda: c.send(None), lambda: c.throw(ValueError):
        c = body(n)
        f = c.cr_frame
        show(f)
        c.send(None)
        show(f)
        end_of(end)
        print(c.cr_frame, c.cr_await, c.cr_running)
        show(f, False)
        del c, f
    for end in (
        lambda: g.aclose().send(None),
        lambda: g.__anext__().send(None),
        lambda: g.athrow(ValueError).send(None),
    ):
        g = generator(n)
        f = g.ag_frame
        show(f)
        end_of(lambda: g.__anext__().send(None))
        show(f)
        end_of(end)
        print(g.ag_frame, g.ag_await, g.ag_running)
        show(f, False)
        del g, f
c = body(1)
c.send(None)
f = c.cr_frame
del c
show(f)
f.clear()
show(f)
