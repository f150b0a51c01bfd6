# Resuming in a body, without end, by each way there is: RecursionError, and the program goes on.
import itertools


def report(label, f):
    try:
        f()
        print(label, "ended")
    except RecursionError:
        print(label, "RecursionError")


def by_next():
    yield next(by_next())


def by_send():
    yield by_send().send(None)


def by_for():
    for x in by_for():
        yield x


def by_throw():
    try:
        yield 1
    except KeyError:
        g = by_throw()
        next(g)
        g.throw(KeyError)


def by_close():
    try:
        yield 1
    finally:
        g = by_close()
        next(g)
        g.close()


def thrown(g):
    next(g)
    g.throw(KeyError)


def closed(g):
    next(g)
    g.close()


async def coroutine():
    coroutine().send(None)


async def wrapper():
    next(wrapper().__await__())


async def generator():
    generator().__anext__().send(None)
    yield 1


async def generator_closes():
    try:
        yield 1
    finally:
        g = generator_closes()
        step(g)
        g.aclose().send(None)


def step(g):
    try:
        g.__anext__().send(None)
    except StopIteration:
        pass


def steps_and_closes(g):
    step(g)
    g.aclose().send(None)


def through_map():
    yield from map(lambda x: x, through_map())


def through_chain():
    yield from itertools.chain(through_chain())


def through_zip():
    for x in zip(through_zip(), through_zip()):
        yield x


class Iterator:
    def __init__(self):
        self.g = iter(Body())

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.g)


class Body:
    def __iter__(self):
        yield from Iterator()


class Awaitable:
    def __await__(self):
        return self.body().__await__()

    async def body(self):
        self.body().send(None)


async def awaits():
    await Awaitable()


report("next", lambda: next(by_next()))
report("send", lambda: next(by_send()))
report("for", lambda: next(by_for()))
report("throw", lambda: thrown(by_throw()))
report("close", lambda: closed(by_close()))
report("coroutine", lambda: coroutine().send(None))
report("wrapper", lambda: wrapper().send(None))
report("generator", lambda: generator().__anext__().send(None))
report("aclose", lambda: steps_and_closes(generator_closes()))
report("map", lambda: next(through_map()))
report("chain", lambda: next(through_chain()))
report("zip", lambda: next(through_zip()))
report("iterator", lambda: next(iter(Body())))
report("list", lambda: list(by_next()))
report("await", lambda: awaits().send(None))


def nested(n):
    return sum(nested(n + 1) for i in range(2))


report("expressions", lambda: nested(0))
print("end")
