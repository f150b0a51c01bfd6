# cython 1731: a generator wiped the caller's exception.
import sys


def g():
    try:
        yield 1
    except KeyError:
        pass
    try:
        raise IndexError
    except IndexError:
        pass
    yield 2


try:
    raise ValueError("mine")
except ValueError:
    it = g()
    next(it)
    print(sys.exc_info()[1])
    it.throw(KeyError)
    print(sys.exc_info()[1])
    try:
        raise
    except ValueError as e:
        print("raised again", e)
