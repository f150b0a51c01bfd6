"""What every generated program uses: the log, iterators and context managers of all sorts.

The programs of a batch follow this text in one file; `run_programs` at its end runs them. Nothing
that is logged may depend on addresses or on when the collector runs: it runs only when asked to.
"""
import contextlib
import gc
import inspect
import sys

gc.disable()
LOG_LIMIT = 400


class State:
    """What belongs to the program that is running."""

    def __init__(self):
        self.logged = 0
        self.lines = None
        self.shared = {}


STATE = State()


def emit(*words):
    """Prints a line of the log, or keeps it for the collection that is going on."""
    line = " ".join([str(word) for word in words])
    if STATE.lines is None:
        print(line)
    else:
        STATE.lines.append(line)


def log(tag, *values):
    """Logs the values and gives the last of them; ends programs that log without end."""
    STATE.logged += 1
    if STATE.logged > LOG_LIMIT:
        if STATE.logged == LOG_LIMIT + 1:
            emit("enough")
        raise SystemExit
    emit(tag, *[show(value) for value in values])
    if values and not isinstance(values[-1], BaseException):
        return values[-1]
    return None


def show(value, depth=3):
    """A text without addresses."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return repr(value)[:60]
    if isinstance(value, BaseException):
        return chain(value)
    if isinstance(value, type):
        return value.__name__
    if depth == 0:
        return "..."
    if isinstance(value, dict):
        parts = [show(k, depth - 1) + ": " + show(value[k], depth - 1) for k in list(value)[:6]]
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, (set, frozenset)):
        return "{" + ", ".join(sorted([show(item, depth - 1) for item in value])) + "}"
    if isinstance(value, (list, tuple)):
        parts = ", ".join([show(item, depth - 1) for item in value[:6]])
        return "[" + parts + "]" if isinstance(value, list) else "(" + parts + ")"
    return "<" + type(value).__name__ + ">"


def chain(error, depth=0):
    """An exception: type, arguments, the entries of its traceback, its cause and its context."""
    if error is None:
        return "-"
    if depth > 4:
        return "..."
    entries = []
    entry = error.__traceback__
    while entry is not None:
        code = entry.tb_frame.f_code
        name = code.co_name
        if code.co_filename == HERE:
            entries.append(name + ":" + str(entry.tb_lineno))
        entry = entry.tb_next
    arguments = ", ".join([show(argument, 1) for argument in error.args])
    text = type(error).__name__ + "(" + arguments + ")[" + " ".join(entries) + "]"
    if isinstance(error, StopIteration):
        text += "=" + show(error.value, 1)
    if isinstance(error, BaseExceptionGroup):
        text += "{" + ", ".join([chain(e, depth + 1) for e in error.exceptions]) + "}"
    if error.__cause__ is not None or error.__context__ is not None:
        text += "<" + chain(error.__cause__, depth + 1)
        text += "|" + chain(error.__context__, depth + 1) + ">"
    return text + ("!" if error.__suppress_context__ else "")


# The lines of the library's own modules are not compared.
HERE = show.__code__.co_filename


def caught():
    """The exception that is being handled."""
    return sys.exc_info()[1]


def unraisable(report):
    if STATE.logged > LOG_LIMIT:
        return
    if report.exc_traceback is None or "ignored" in str(report.exc_value):
        # CPython makes an entry for whoever dropped the object: a listed difference.
        log("unraisable", type(report.object).__name__, report.err_msg, str(report.exc_value))
    else:
        log("unraisable", type(report.object).__name__, report.err_msg, report.exc_value)


sys.unraisablehook = unraisable


def collect():
    """Runs the collector. The order of finalisers in cyclic garbage is a listed difference, and with
    it what an exception says of its context and its traceback."""
    if STATE.lines is None:
        STATE.lines = []
        gc.collect()
        lines, STATE.lines = STATE.lines, None
        for line in sorted(lines):
            print("collected", line.split("(")[0])


def f(*args, **named):
    log("f", args, named) if named else log("f", args)
    if len(args) > 1 and args[0] == args[1] == 2:
        raise IndexError("f")
    return args[0] if args else None


class Obj:
    """An attribute, items, and a finaliser that logs. A negative number: the finaliser raises."""

    def __init__(self, n):
        self.n = n
        self.x = 0

    def __getitem__(self, key):
        return log("getitem", key)

    def __setitem__(self, key, value):
        log("setitem", key, value)

    def __delitem__(self, key):
        log("delitem", key)

    def __iadd__(self, value):
        log("iadd", value)
        return self

    def __del__(self):
        emit("del", self.n)
        if self.n < 0:
            raise ValueError("del")


class CM:
    """A context manager: how is 0 passes, 1 swallows, 2 raises on leaving, 3 raises on entering."""

    def __init__(self, n, how=0):
        self.n = n
        self.how = how

    def __enter__(self):
        log("enter", self.n)
        if self.how == 3:
            raise KeyError("enter")
        return self.n

    def __exit__(self, kind, value, traceback):
        log("exit", self.n, value, caught())
        if self.how == 2:
            raise RuntimeError("exit")
        return self.how == 1

    def __del__(self):
        emit("del cm", self.n)


@contextlib.contextmanager
def cm(n):
    log("cm enter", n)
    try:
        log("cm value", (yield n))
    except KeyError as e:
        log("cm swallows", e)
    finally:
        log("cm exit", n, caught())


def sub(n=2):
    """The generator that most programs delegate to."""
    try:
        for i in range(2):
            log("sub", (yield i))
        return "sub result"
    except KeyError as e:
        log("sub caught", e)
        yield "caught"
    finally:
        log("sub finally", caught())


def mute():
    """Has no result: map() and the like pass it on in CPython, a listed difference."""
    try:
        log("mute", (yield 1))
        yield 2
    finally:
        log("mute finally", caught())


def stubborn(n=1):
    """Ignores n exceptions of any sort."""
    while True:
        try:
            log("stubborn", (yield n))
        except BaseException as e:
            log("stubborn caught", e)
            if n <= 0:
                raise
        n -= 1


def nested(n):
    """Delegates n levels deep."""
    o = Obj(n)
    try:
        return (yield from nested(n - 1)) if n > 0 else (yield from sub())
    except ValueError as e:
        log("nested caught", n, e)
        raise KeyError(n) from e


def reenter(key):
    """Resumes the program's shared generator `key`, which may be running."""
    shared = STATE.shared.get(key)
    try:
        return log("reenter", next(shared))
    except (ValueError, StopIteration, TypeError) as e:
        log("reenter raised", e)


class Full:
    """A foreign iterator with the whole protocol."""

    def __init__(self, n=3):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration("full result")
        return self.n

    def send(self, value):
        log("full send", value)
        return self.__next__()

    def throw(self, *args):
        log("full throw", args[0])
        if self.n == 1:
            return "thrown"
        if isinstance(args[0], BaseException):
            raise args[0]
        raise args[0](*args[1:2])

    def close(self):
        log("full close", caught())
        if self.n == 0:
            raise ValueError("close")


class Bare:
    """A foreign iterator that can only __next__."""

    def __init__(self, n=2):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration(self.n)
        return "bare"

    def __del__(self):
        emit("del bare")


class Odd:
    """Its `throw` and `close` raise when they are looked up."""

    def __init__(self, error):
        self.error = error
        self.left = 3

    def __iter__(self):
        return self

    def __next__(self):
        self.left -= 1
        if self.left < 0:
            raise StopIteration
        return "odd"

    @property
    def throw(self):
        raise self.error("throw")

    @property
    def close(self):
        raise self.error("close")


class Seq:
    """Iterable by __getitem__ only."""

    def __init__(self, n=2):
        self.n = n

    def __getitem__(self, index):
        if index >= self.n:
            raise IndexError(index)
        return log("seq", index)


class Proxy:
    """Passes all on to a generator."""

    def __init__(self, inner):
        self.inner = inner

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.inner)

    def send(self, value):
        return self.inner.send(value)

    def close(self):
        log("proxy close")
        self.inner.close()


def shared(key, make):
    """The one generator of that name in this program, made when it is first asked for."""
    if key not in STATE.shared:
        STATE.shared[key] = make()
    return STATE.shared[key]


def raised(error, context=None, cause=None):
    """The exception with a traceback, a context and a cause of its own."""
    try:
        try:
            if context is not None:
                raise context
        finally:
            if cause is None:
                raise error
            raise error from cause
    except BaseException as e:
        return e


def state_of(it):
    """All that can be asked about a generator, coroutine or asynchronous generator."""
    prefix = {"generator": "gi", "coroutine": "cr", "async_generator": "ag"}.get(type(it).__name__)
    if prefix is None:
        return type(it).__name__
    frame = getattr(it, prefix + "_frame")
    waits = getattr(it, prefix + ("_yieldfrom" if prefix == "gi" else "_await"))
    words = [getattr(it, prefix + "_running"), show(waits)]
    if prefix != "ag":
        words.append(getattr(it, prefix + "_suspended"))
    if frame is None:
        return "closed " + show(words)
    names = frame.f_locals
    words.append({name: names[name] for name in sorted(names) if name in "abcdx"})
    return "line " + str(frame.f_lineno) + " " + show(words)


def start(name, make, *args):
    """Makes the iterator that a script drives."""
    try:
        it = make(*args)
    except SystemExit:
        raise
    except BaseException as e:
        log("start raised", e)
        return None
    log("start " + name, it)
    return it


def step(it, how, *args):
    """One step of a script: next, send, throw or close."""
    try:
        if how == "next":
            result = next(it)
        else:
            result = getattr(it, how)(*args)
        log(how, None if how == "close" else result)
    except StopIteration as e:
        log(how + " stop", e)
    except SystemExit:
        raise
    except BaseException as e:
        log(how + " raised", e)
    emit("  ", state_of(it), show(caught()))


def step_handling(it, how, *args):
    """A step while the caller handles an exception."""
    try:
        raise LookupError("caller")
    except LookupError as e:
        step(it, how, *args)
        log("handling", caught() is e)


def consume(it, limit=5):
    """Steps to the end."""
    try:
        for value in it:
            log("item", value)
            limit -= 1
            if limit == 0:
                break
    except SystemExit:
        raise
    except BaseException as e:
        log("consume raised", e)


def run_programs(programs):
    """Runs the programs from the seed that is the first argument on."""
    first = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    for seed in programs:
        if seed < first:
            continue
        print("== program", seed, flush=True)
        STATE.__init__()
        try:
            programs[seed]()
        except BaseException as e:
            emit("program raised", chain(e))
        STATE.shared.clear()
        collect()
    print("== end", flush=True)
