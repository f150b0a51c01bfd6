"""bytearray() of an iterator grows with each item."""
b = bytearray(b"before")


def numbers():
    for i in range(5):
        print(bytes(b), len(b), b.__alloc__() > len(b) or not b)
        yield i


b.__init__(numbers())
print(b)
try:
    b.__init__(iter([1, 2, 300, 4]))
except ValueError as e:
    print(e, b)
