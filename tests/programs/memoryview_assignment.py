# Writing through memoryviews: formats, overlapping slices, wrong types and values.
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
def s(x,k,v):
    def f():
        x[k]=v
        return x.tolist()
    return f
t(s(m,0,256))
t(s(m,0,"a"))
t(s(m,0,b"a"))
t(s(m,20,1))
t(s(n,0,1))
t(s(n,(0,0),99))
t(s(n,slice(0,1),b"abcd"))
t(s(n,(slice(0,1),),b"abcd"))
t(s(z,(),7))
t(s(z,...,7))
t(s(z,0,7))
t(s(m,slice(0,2),b"abc"))
t(s(m,slice(0,2),a[:2]))
t(s(m,slice(0,2),3))
t(s(a,slice(0,2),b"ab"))
t(s(a,0,1<<20))
t(s(a,0,1.5))
t(s(m,slice(0,6,2),m[3:6]))
t(s(m,"a",1))
t(s(memoryview(b"a"),0,1))
t(s(m.cast('?'),0,5))
t(s(m.cast('c'),0,5))
t(s(m.cast('c'),0,b"ab"))
t(s(m.cast('c'),0,b"a"))
t(s(m.cast('f'),0,"a"))
t(s(m.cast('f'),0,1e300))
t(s(m[:8].cast('d'),0,10**400))
t(s(m[:8].cast('P'),0,-1))
t(s(m[:8].cast('Q'),0,-1))
t(lambda:m[:2].cast('e'))
def d(): del m[0]
t(d)
