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


# The built-ins aiter() and anext(), with and without a default.
class Numbers:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration("the end")
        self.n -= 1
        return await pause(self.n)


async def uses():
    it = aiter(Numbers(2))
    print(await anext(it), await anext(it, "default"))
    print(await anext(it, "default"), await anext(it, None))
    try:
        await anext(it)
    except StopAsyncIteration as e:
        print(repr(e))
    return "end"


print(drive(uses(), "a", "b"))


async def generator():
    yield 1
    try:
        yield 2
    finally:
        await pause("finally")


async def from_generator():
    g = generator()
    return await anext(g, 0), await anext(g, 0), await anext(g, 0), await anext(g, 0)


print(drive(from_generator()))

a = anext(Numbers(1), "default")
print(type(a).__name__, iter(a) is a, a.__await__() is a)
print(a.send(None))
try:
    a.send("sent")
except StopIteration as stop:
    print(stop.value)
a = anext(Numbers(1), "default")
print(next(a))
try:
    a.throw(KeyError("thrown"))
except KeyError as e:
    print(repr(e))
a = anext(Numbers(1), "default")
a.send(None)
a.close()
a = anext(Numbers(0), "default")
try:
    a.send(None)
except StopIteration as stop:
    print(stop.value)


class BadAiter:
    def __aiter__(self):
        return 5


class BadAwait:
    def __anext__(self):
        return 5


for call in (lambda: aiter(5), lambda: aiter([]), lambda: aiter(BadAiter()), lambda: anext(5),
             lambda: anext([], 1), lambda: anext(), lambda: aiter(1, 2), lambda: anext(1, 2, 3),
             lambda: drive(anext(BadAwait(), 1))):
    try:
        print(call())
    except TypeError as e:
        print(e)
