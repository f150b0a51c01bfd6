# What asynchronous programs use besides: awaitables, and a loop with a clock of its own.
import types


class Tick:
    """An awaitable that yields its value to the loop and gives what is sent."""

    def __init__(self, value=None):
        self.value = value

    def __await__(self):
        return log("tick", (yield self.value))


class Foreign:
    """An awaitable whose iterator is no generator."""

    def __await__(self):
        return Full(2)


class Wrapped:
    """An awaitable that stands for a coroutine."""

    def __init__(self, coroutine):
        self.coroutine = coroutine

    def __await__(self):
        return self.coroutine.__await__()


class Sleep:
    def __init__(self, delay):
        self.delay = delay

    def __await__(self):
        try:
            yield ("sleep", self.delay)
        finally:
            log("slept", self.delay, caught())
        return self.delay


def sleep(delay):
    return Sleep(delay)


async def tick(value=None):
    try:
        return await Tick(value)
    finally:
        pass


async def coro(n=1):
    """The coroutine that most programs await."""
    try:
        log("coro", await Tick(n))
        await sleep(1)
        return "coro result"
    except KeyError as e:
        log("coro caught", e)
        return await tick("caught")
    finally:
        log("coro finally", caught())


@types.coroutine
def old_style(n=1):
    try:
        return (yield from Tick(n).__await__())
    except ValueError as e:
        log("old style caught", e)
        yield "again"


async def gather(*awaitables):
    results = []
    for awaitable in awaitables:
        try:
            results.append(await awaitable)
        finally:
            pass
    return results


async def asub(n=2):
    """The asynchronous generator that most programs use."""
    try:
        for i in range(n if isinstance(n, int) else 2):
            log("asub", (yield i))
            await tick("between")
    except KeyError as e:
        log("asub caught", e)
        yield "caught"
    finally:
        log("asub finally", caught())
        await tick("asub end")


class AIter:
    """A foreign asynchronous iterator."""

    def __init__(self, n=2):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n -= 1
        if self.n < 0:
            raise StopAsyncIteration(self.n)
        try:
            return log("anext", await tick(self.n))
        finally:
            pass

    def __del__(self):
        emit("del aiter")


class ACM:
    """An asynchronous context manager; how as in CM."""

    def __init__(self, n, how=0):
        self.n = n
        self.how = how

    async def __aenter__(self):
        log("aenter", self.n)
        try:
            await tick("aenter")
        finally:
            pass
        if self.how == 3:
            raise KeyError("aenter")
        return self.n

    async def __aexit__(self, kind, value, traceback):
        log("aexit", self.n, value, caught())
        try:
            await tick("aexit")
        finally:
            pass
        if self.how == 2:
            raise RuntimeError("aexit")
        return self.how == 1

    def __del__(self):
        emit("del acm", self.n)


@contextlib.asynccontextmanager
async def acm(n):
    log("acm enter", n)
    try:
        log("acm value", (yield n))
    except KeyError as e:
        log("acm swallows", e)
    finally:
        await tick("acm exit")
        log("acm exit", n, caught())


class Task:
    def __init__(self, name, coroutine):
        self.name = name
        self.coroutine = coroutine
        self.due = 0


def advance(task, now):
    """One step of a task; False when it has ended."""
    try:
        wish = task.coroutine.send(None)
    except StopIteration as e:
        log("task " + task.name + " returned", e.value)
        return False
    except SystemExit:
        raise
    except BaseException as e:
        log("task " + task.name + " raised", e)
        return False
    log("task " + task.name + " waits", wish)
    task.due = now
    if isinstance(wish, tuple) and len(wish) == 2 and wish[0] == "sleep":
        task.due += wish[1]
    return True


def run(*coroutines):
    """Runs them side by side, in the order in which they are due, on a virtual clock."""
    tasks = []
    for coroutine in coroutines:
        if hasattr(coroutine, "send"):
            tasks.append(Task(str(len(tasks)), coroutine))
    coroutine = coroutines = None
    now = 0
    while tasks:
        task = min(tasks, key=lambda task: task.due)
        now = max(now, task.due)
        tasks.remove(task)
        if advance(task, now):
            tasks.append(task)
    log("loop ends at", now)


def first_step(generator):
    emit("hook first", type(generator).__name__)


def finalizer(generator):
    emit("hook final")
    run(generator.aclose())


def hooks(on=True):
    """Asynchronous generators that are dropped are closed in a loop."""
    if on:
        sys.set_asyncgen_hooks(first_step, finalizer)
    else:
        sys.set_asyncgen_hooks(None, None)
