"""Each thread has its own exception in hand, context, and attributes of a local."""
import contextvars
import sys
import threading

var = contextvars.ContextVar("var", default="unset")
local = threading.local()


class Counted(threading.local):
    made = 0

    def __init__(self, start):
        type(self).made += 1
        self.n = start


def run(f, *args):
    t = threading.Thread(target=f, args=args)
    t.start()
    t.join()


var.set("main")
local.x = "main"
counted = Counted(10)
counted.n += 1


def look():
    print(sys.exc_info()[0], var.get(), hasattr(local, "x"), counted.n)
    var.set("other")
    local.x = "other"
    counted.n += 5
    print(var.get(), local.x, counted.n)


try:
    1 / 0
except ZeroDivisionError:
    run(look)
    print(sys.exc_info()[0].__name__)
print(var.get(), local.x, counted.n, Counted.made)


# A generator that runs in one thread cannot be resumed in another meanwhile.
def numbers():
    entered.set()
    leave.wait()
    yield 1


entered, leave = threading.Event(), threading.Event()
g = numbers()
got = []
t = threading.Thread(target=lambda: got.append(next(g)))
t.start()
entered.wait()
try:
    next(g)
except ValueError as e:
    print(e)
leave.set()
t.join()
print(got)
