"""A module's docstring."""
import sys, operator as op
import collections.abc as d
from . import x
from ...pkg.mod import (y, z as w,)
from operator import *

a = b = c, *d = 1, 2
x: int
x.y: "str" = None
(z): float = 1.5
n += 1
n **= 2
n //= 3
n @= m
del a, (b), c[0], d.e
assert a, "message"
assert (a, b)
pass; pass
raise
raise ValueError from None


def f():
    global g, h
    def inner():
        nonlocal_ = 1
        return
    return 1, *a
