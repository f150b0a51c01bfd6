# The iterator dies while unwinding, after the exception has been made.
def g(n):
    try:
        yield 1
    finally:
        print("finally", n)


def make(text):
    print("make", text)
    return KeyError(text)


def f():
    for x in g("raise"):
        print("body")
        raise make("r")


def h():
    for x in g("assert"):
        assert not x, make("a")


def k():
    for x in g("call"):
        raise KeyError(make("nested"))


for function in (f, h, k):
    try:
        function()
    except (KeyError, AssertionError) as e:
        print("handler", repr(e))
