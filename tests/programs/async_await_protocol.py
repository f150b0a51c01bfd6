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


# What await says of objects that cannot be awaited.
class Gives:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return self.value


class Raises:
    def __await__(self):
        raise LookupError("await")


async def coroutine():
    return 1


def generator():
    yield 1


async def wait(o):
    return await o


c = coroutine()
for o in 5, None, [], generator(), coroutine, Gives(5), Gives([]), Gives(c), Raises():
    try:
        wait(o).send(None)
    except Exception as e:
        print(type(o).__name__, "-", type(e).__name__, e)
c.close()


class Iterator:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n == 3:
            raise StopIteration("result")
        return self.n


print(drive(wait(Gives(Iterator()))))
print(drive(wait(Gives(iter("ab")))))
print(drive(wait(Gives(x for x in "cd"))))
c = wait(Gives(Iterator()))
c.send(None)
try:
    c.send("a value")
except AttributeError as e:
    print(e)


def plain():
    yield from c


c = coroutine()
try:
    next(plain())
except TypeError as e:
    print(e)
c.close()


class Coroutine(Gives):
    pass


Coroutine.__await__ = coroutine
try:
    wait(Coroutine(1)).send(None)
except TypeError as e:
    print(e)
Coroutine.__await__ = lambda self: pause()
try:
    wait(Coroutine(1)).send(None)
except TypeError as e:
    print(e)
