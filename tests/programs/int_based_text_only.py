"""int() with a base takes str, bytes and bytearray."""
from array import array

for x in "100", b"100", bytearray(b"100"), memoryview(b"100"), array("B", b"100"), 100, 1.0:
    for base in (), (2,):
        try:
            print(type(x).__name__, base, int(x, *base))
        except TypeError as e:
            print(type(x).__name__, e)
