# Equality of views with different formats, order, hashes.
import struct


def t(f):
    try:
        r = f()
        print("a view" if isinstance(r, memoryview) else r)
    except BaseException as e:
        print(type(e).__name__, e)


m = memoryview(bytearray(range(12)))
a = memoryview(bytearray(struct.pack("6h", *range(6)))).cast("h")
n = m.cast("B", (3, 4))
z = m[:1].cast("B", ())
t(lambda:m==a)
t(lambda:memoryview(b"ab")==memoryview(b"ab").cast('b'))
t(lambda:memoryview(b"ab")==b"ab")
t(lambda:b"ab"==memoryview(b"ab"))
t(lambda:memoryview(b"ab")<memoryview(b"ac"))
t(lambda:memoryview(b"\xff\xff").cast('b')==memoryview(b"\xff\xff"))
t(lambda:a==memoryview(struct.pack('6i',99,1,2,3,4,5)).cast('i'))
t(lambda: memoryview(b"ab")=="ab")
t(lambda:bytearray(b"a")<memoryview(b"b"))
t(lambda:bytearray(b"a")==memoryview(b"a"))
t(lambda:b"a"<memoryview(b"b"))
t(lambda:hash(m))
t(lambda:hash(memoryview(b"abc"))==hash(b"abc"))
t(lambda:hash(memoryview(b"abcd").cast('h')))
t(lambda:hash(memoryview(b"abc")[::-1])==hash(b"cba"))
t(lambda:hash(m.toreadonly()))
t(lambda:memoryview(5))
t(lambda:memoryview())
t(lambda:memoryview(object=b"a").obj)
t(lambda:memoryview("a"))
x = memoryview(bytes([1, 0, 0, 0]))
t(lambda: x.cast("i") == memoryview(bytes([1])))
t(lambda: x.cast("i") == memoryview(bytes([1])).cast("b"))
t(lambda: memoryview(struct.pack("d", float("nan"))).cast("d") == memoryview(struct.pack("d", float("nan"))).cast("d"))
t(lambda: memoryview(struct.pack("2d", 1, 2)).cast("d") == memoryview(struct.pack("2q", 1, 2)).cast("q"))
t(lambda: n == m)
t(lambda: n == m.cast("b", [3, 4]))
t(lambda: {memoryview(b"ab"): 1}[b"ab"])
