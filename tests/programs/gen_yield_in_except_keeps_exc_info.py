import sys


def g():
    try:
        raise ValueError("inner")
    except ValueError:
        print("in", sys.exc_info()[1])
        yield 1
        print("again", sys.exc_info()[1])
        yield 2
    print("after", sys.exc_info()[1])
    yield 3


it = g()
try:
    raise KeyError("outer")
except KeyError:
    print(next(it), sys.exc_info()[1])
    print(next(it), sys.exc_info()[1])
print(next(it), sys.exc_info()[1])
