# A sequence that is extended by itself, or whose slice is assigned from itself, takes what it had.
from array import array
from collections import deque


class L(list):
    pass


class D(deque):
    pass


class B(bytearray):
    pass


class A(array):
    pass


for new in (list, L, deque, D, bytearray, B, lambda v: array("b", v), lambda v: A("b", v)):
    c = new([1, 2, 3])
    c.extend(c)
    print(c)
    try:
        c += c
    except BufferError as e:
        print(e)
    print(len(c))
    if not isinstance(c, deque):
        c[2:4] = c
        print(len(c))
        c[::-1] = c
        print(list(c)[:9])

for new in (list, bytearray, lambda v: array("b", v)):
    c = new([1, 2, 3, 4, 5])
    try:
        c[::2] = new([])
        print(c)
    except ValueError as e:
        print(e)
    try:
        c[3:0:-2] = new([])
        print(c)
    except ValueError as e:
        print(e)
