import sys


def f():
    raise KeyError("uncaught")


print("before")
f()
