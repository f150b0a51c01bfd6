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


# sys.set_asyncgen_hooks: first iteration, and the end of a generator that was not exhausted.
import gc
import sys


async def body(name):
    try:
        yield 1
        yield 2
    finally:
        print(name, "finally")


def first(g):
    print("first", g.__name__)


def final(g):
    print("final", g.ag_frame is not None)
    kept.append(g)


kept = []
print(sys.get_asyncgen_hooks())
sys.set_asyncgen_hooks(firstiter=first, finalizer=final)
print(sys.get_asyncgen_hooks().firstiter is first, sys.get_asyncgen_hooks().finalizer is final)


async def loop(n):
    async for x in body(n):
        if n == "left":
            break


print("exhausted")
drive(loop("exhausted"))
print("left")
drive(loop("left"))
print("kept", len(kept))
drive(kept.pop().aclose())

print("never iterated")
g = body("fresh")
del g
g = body("asked")
a = g.__anext__()
print("asked, not resumed")
del a
del g
print(len(kept))
kept.clear()

# The finaliser of its first iteration is the one that counts.
g = body("early")
g.__anext__().close()
sys.set_asyncgen_hooks(firstiter=None, finalizer=None)
del g
print(len(kept))
drive(kept.pop().aclose())
print(sys.get_asyncgen_hooks())


def raises(g):
    raise KeyError("hook")


sys.set_asyncgen_hooks(firstiter=raises)
g = body("refused")
try:
    g.__anext__()
except KeyError as e:
    print(repr(e))
print(drive(g.aclose()))
sys.set_asyncgen_hooks(None, None)
for bad in 1, "text":
    for name in "firstiter", "finalizer":
        try:
            sys.set_asyncgen_hooks(**{name: bad})
        except TypeError as e:
            print(e)
