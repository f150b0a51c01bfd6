# Items and slices of memoryviews of no, one and two dimensions.
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
t(lambda:m[...])
t(lambda:n[...])
t(lambda:z[...])
t(lambda:z[()])
t(lambda:z[0])
t(lambda:len(z))
t(lambda: z.tolist())
t(lambda:n[0])
t(lambda:n[0,1])
t(lambda:n[0,])
t(lambda:n[3,0])
t(lambda:n[-4,0])
t(lambda:n[0,4])
t(lambda:n[0,1,2])
t(lambda:n[1:2].tolist())
t(lambda:n[1:2,1])
t(lambda:n[1:2,1:2])
t(lambda:n["a"])
t(lambda:m["a"])
t(lambda:m[1,])
t(lambda:m[1,2])
t(lambda:m[20])
t(lambda:list(n))
t(lambda:list(z))
