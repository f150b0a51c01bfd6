import sys


def caller():
    return sys._getframe(1).f_code.co_name, sys._getframe(1).f_lineno


def here(a):
    b = a + 1
    return caller(), sorted(sys._getframe().f_locals.items())


def steps():
    yield caller()
    yield here(1)
