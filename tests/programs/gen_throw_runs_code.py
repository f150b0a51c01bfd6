# What making and matching the exception runs while throw() is under way.
class Nosy(Exception):
    def __init__(self, *args):
        super().__init__(*args)
        try:
            next(g)
        except ValueError as e:
            print("while made:", e)


class Broken(Exception):
    def __init__(self):
        raise KeyError("no")


def body():
    while True:
        try:
            got = yield "ready"
            print("sent", got)
        except Nosy as e:
            print("caught", e.args, e.__context__)
        except KeyError as e:
            print("caught a KeyError", e.args, type(e.__traceback__).__name__)


g = body()
next(g)
print(g.throw(Nosy))
print(g.throw(Nosy("made before")))
print(g.throw(Nosy, 1))
print(g.throw(Nosy, (1, 2)))
print(g.throw(Broken))
for bad in (1, int, "text"):
    try:
        g.throw(bad)
    except TypeError as e:
        print(e)
try:
    g.throw(KeyError("a"), "b")
except TypeError as e:
    print(e)
print(g.send("still there"))


def handling():
    try:
        raise OSError("outer")
    except OSError:
        try:
            return g.throw(KeyError("thrown"))
        finally:
            print("handled here")


print(handling())


def ends():
    try:
        yield 1
    except ValueError:
        return "value"


for e in (ValueError, ValueError("x"), StopIteration("y"), LookupError()):
    h = ends()
    next(h)
    try:
        h.throw(e)
    except (RuntimeError, StopIteration, LookupError) as caught:
        print(type(caught).__name__, caught.args, repr(caught.__cause__), h.gi_frame)
