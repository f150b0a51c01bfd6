from contextlib import *
import io, sys


@contextmanager
def tag(name):
    "doc of tag"
    print("enter", name)
    try:
        yield name.upper()
    except KeyError as e:
        print("swallow", e)
    finally:
        print("exit", name)


with tag("a") as t:
    print(t)
with tag("b"):
    raise KeyError("k")
try:
    with tag("c"):
        raise ValueError("v")
except ValueError as e:
    print("out", e)
print(tag.__name__, tag.__doc__)


@tag("deco")
def f(x):
    return x + 1


print(f(1), f(2), f.__name__)


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


for bad in (never, twice):
    try:
        with bad():
            pass
    except RuntimeError as e:
        print(e)
@contextmanager
def plain():
    yield


try:
    with plain():
        raise StopIteration("si")
except StopIteration as e:
    print("passed", e, e.__cause__)
try:
    with plain():
        raise RuntimeError("r")
except RuntimeError as e:
    print("passed", e)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
print("after")


class T:
    def close(self):
        print("closed")


with closing(T()) as x:
    print(type(x).__name__)
with nullcontext(5) as n:
    print(n)
out = io.StringIO()
with redirect_stdout(out):
    print("hidden", 1)
    with redirect_stdout(sys.__stdout__):
        print("shown")
print(repr(out.getvalue()))
with ExitStack() as stack:
    stack.enter_context(tag("s1"))
    stack.callback(print, "callback", sep="!")
    stack.enter_context(tag("s2"))

    @stack.push
    def on_exit(*exc):
        print("push", exc[0])
    raise KeyError("in stack")
try:
    with ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        stack.enter_context(tag("x"))
        raise ValueError("first")
except ZeroDivisionError as e:
    print(repr(e), repr(e.__context__))
with ExitStack() as stack:
    stack.callback(print, "moved")
    kept = stack.pop_all()
print("not yet")
kept.close()
try:
    ExitStack().enter_context(3)
except TypeError as e:
    print(e)
print(issubclass(closing, AbstractContextManager))
