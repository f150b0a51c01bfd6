"""What is seen of the end of a program, each kind alone in a process that has nothing else of it."""
import asyncio
import io
import os
import sys
import tempfile
import weakref

path = os.path.join(tempfile.gettempdir(), "final_each_kind_%d" % os.getpid())


class Thing:
    pass


class Loud:
    def __del__(self):
        print("__del__")


class Raw(io.RawIOBase):
    def writable(self):
        return True

    def write(self, data):
        os.write(1, b"raw: " + bytes(data))
        return len(data)


class Closed(io.StringIO):
    def close(self):
        print("closed")
        super().close()


def generator():
    try:
        yield
    finally:
        print("finally of a generator")


def plain():
    yield
    yield


def child():
    return (yield from generator())


async def coroutine():
    async with manager:
        await asyncio.sleep(0)


class Manager:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *info):
        print("exit of a coroutine", info[0])


def nothing():
    global kept
    kept = [Thing(), plain(), generator(), {}, weakref.ref(Thing), open(os.devnull).name]
    next(kept[1])
    kept.append(kept)


def finaliser():
    global kept
    kept = {"a": [Loud()]}


def late_finaliser():
    global kept
    kept = Thing()
    Thing.__del__ = lambda self: print("late __del__")


def suspended():
    global kept
    kept = generator()
    next(kept)


def delegating():
    global kept
    kept = child()
    next(kept)


def in_a_coroutine():
    global kept, manager
    manager = Manager()
    kept = coroutine()
    kept.send(None)


def weak():
    global kept, ref
    kept = Thing()
    ref = weakref.ref(kept, lambda r: print("callback"))


def finalize():
    global kept
    kept = Thing()
    weakref.finalize(kept, print, "finalize")


def text_file():
    global kept
    kept = open(path, "w")
    kept.write("text in a buffer")


def binary_file():
    global kept
    kept = open(path, "wb")
    kept.write(b"bytes in a buffer")


def standard_output():
    sys.stdout = open(path, "w")
    print("in another file", end="")


def raw_file():
    global kept
    kept = io.BufferedWriter(Raw())
    kept.write(b"data\n")


def hidden_in_a_function():
    thing = Loud()
    print.__class__
    Thing.method = lambda: thing


kinds = [nothing, finaliser, late_finaliser, suspended, delegating, in_a_coroutine, weak, finalize,
         text_file, binary_file, standard_output, raw_file, hidden_in_a_function]
mine = None
for kind in kinds:
    print(kind.__name__, flush=True)
    pid = os.fork()
    if not pid:
        mine = kind
        break
    print("status", os.waitpid(pid, 0)[1])
    if os.path.exists(path):
        with open(path) as f:
            print("file:", f.read())
        os.remove(path)
del kind, kinds
if mine:
    mine()
