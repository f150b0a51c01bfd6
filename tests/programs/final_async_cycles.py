# Suspended coroutines and asynchronous generators in cycles with closures are collected once, whole.
import gc
import types


@types.coroutine
def pause(value=None):
    return (yield value)


gc.disable()


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def coroutine_cycle():
    held = D("held by a closure")

    async def body():
        local = D("local of the coroutine")
        try:
            await inner()
        finally:
            print("finally", held.name, type(me).__name__)

    async def inner():
        me
        await pause()

    me = body()
    me.send(None)


coroutine_cycle()
print("before")
gc.collect()
print("collected")


def generator_cycle():
    async def body():
        local = D("local of the generator")
        yield me
        yield 2

    me = body()
    try:
        me.__anext__().send(None)
    except StopIteration as stop:
        print(type(stop.value).__name__)


generator_cycle()
print("before")
gc.collect()
print("collected")


def step_cycle():
    async def body():
        local = D("local behind a step")
        await pause(step)
        yield 1

    step = body().__anext__()
    step.send(None)


step_cycle()
gc.collect()
print("collected")


def exception_cycle():
    async def body():
        kept = D("local kept by the exception")
        try:
            raise KeyError
        except KeyError as e:
            error = e
            await pause()

    body().send(None)
    c = body()
    c.send(None)
    c.close()


exception_cycle()
print("before")
gc.collect()
print("end")
