# A generator that ends drops its locals when it is off the stack: what their finalisers see as
# handled is what its delegator handles, whichever way it was resumed.
import sys


def text(e):
    return None if e is None else f"{type(e).__name__}({e}) <- {text(e.__context__)}"


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, "while", text(sys.exc_info()[1]))
        raise ValueError("del " + self.name)


sys.unraisablehook = lambda u: print("unraisable", text(u.exc_value))


def child(name, ends):
    local = Noisy(name)
    try:
        yield 1
    except KeyError:
        pass
    if ends == "raise":
        del local
        raise LookupError(name)
    return name


def delegator(name, ends):
    try:
        raise OSError("handled by delegator")
    except OSError:
        try:
            got = yield from child(name, ends)
            print("got", got)
        except LookupError as e:
            print("caught", text(e))
    yield 2


def root(name, ends):
    try:
        raise EOFError("handled by root")
    except EOFError:
        yield from delegator(name, ends)


async def waits():
    local = Noisy("coroutine")
    return 7


async def awaiter():
    try:
        raise OSError("handled by awaiter")
    except OSError:
        print(await waits())


for make in (delegator, root):
    for how in ("send", "throw"):
        for ends in ("return", "raise"):
            g = make(f"{make.__name__}-{how}-{ends}", ends)
            next(g)
            print(g.send(None) if how == "send" else g.throw(KeyError("thrown")))
            try:
                raise ArithmeticError("handled by caller")
            except ArithmeticError:
                g.close()

try:
    awaiter().send(None)
except StopIteration:
    pass
