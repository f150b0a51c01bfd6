# What dies after sys and builtins have been emptied runs, but can neither print nor complain.
import sys


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self, print=print):
        print("del", self.name)
        missing


def g(print=print):
    try:
        yield 1
    finally:
        print("finally")
        missing


# The hook keeps the names of this module alive.
sys.unraisablehook = lambda report: None
cycle = [D("in cycle"), g()]
next(cycle[1])
cycle.append(cycle)
print("end of module")
