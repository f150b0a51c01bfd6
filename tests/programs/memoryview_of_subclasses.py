# Instances of classes derived from bytes, bytearray and mmap show their bytes; cycles through views are collected.
import gc
import struct
import weakref


class Text(bytes):
    pass


class Array(bytearray):
    pass


class Deeper(Array):
    def __len__(self):
        return 99


class Other:
    pass


for t in (Text, Array, Deeper):
    b = t(b"abc")
    m = memoryview(b)
    print(m.obj is b, m.tolist(), b"".join([b]), bytes(m), struct.unpack("3s", b), m == b"abc")
    o = Other()
    b.m = m
    b.o = o
    w = weakref.ref(o)
    b = m = o = None
    gc.collect()
    print(w() is None)
a = Array(b"abc")
m = memoryview(a)
try:
    a.append(1)
except BufferError as e:
    print(e)
m.release()
a.append(1)
print(a)
