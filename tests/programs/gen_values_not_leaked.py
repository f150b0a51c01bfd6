# What is sent, yielded, returned and thrown is dropped when its last user lets go, and once only.
import sys


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


class E(Exception):
    def __del__(self):
        print("  del", *self.args)


def g():
    x = yield D("yielded")
    print("got", x.name)
    x = None
    yield
    (yield D("yielded again"))
    try:
        yield D("third")
    except E as e:
        print("caught", e)
    return D("returned")


it = g()
next(it)
print("next")
it.send(D("sent"))
print("sent")
next(it)
it.send(D("sent and ignored"))
print("ignored")
it.throw(E("no longer")) if False else None
try:
    it.throw(E("thrown"))
except StopIteration as stop:
    print("stopped", stop.value.name)
print("ended")


def returns():
    return D("value")
    yield


def delegates():
    print((yield from returns()).name)
    yield from returns()
    print("behind")
    v = yield from returns()
    yield 1


it = delegates()
print(next(it))
print("suspended")
del it


def fails():
    yield 1
    raise StopIteration(D("in StopIteration"))


it = fails()
next(it)
try:
    next(it)
except RuntimeError as e:
    print(repr(e.__cause__.value.name))
print("PEP 479 over")


def ignores():
    yield 1


for label, how in (
    ("instance", lambda it: it.throw(E("as instance"))),
    ("class and value", lambda it: it.throw(E, E("as value"))),
    ("class and arguments", lambda it: it.throw(E, ("as arguments",))),
    ("traceback", lambda it: it.throw(E, E("with traceback"), None)),
):
    for started in False, True:
        it = ignores()
        if started:
            next(it)
        try:
            how(it)
        except E as e:
            print(label, started, e)
        print("over")

it = ignores()
try:
    it.send(D("to a fresh generator"))
except TypeError as e:
    print(e)
list(it)
try:
    it.send(D("to an ended one"))
except StopIteration:
    print("stop")


def in_finally():
    while True:
        try:
            return D("lost in finally")
        finally:
            yield 1
            break
    yield 2


it = in_finally()
next(it)
print("in finally")
next(it)
print("return taken back")
it.close()


def unpacks():
    a, b = yield
    yield a


it = unpacks()
next(it)
it.send([D("first"), D("second")])
print("unpacked")
del it


def running():
    try:
        it.send(D("to a running one"))
    except ValueError as e:
        print(e)
    yield


it = running()
next(it)
