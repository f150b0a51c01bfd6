# Views hold their bytearray's length until they are released; what released ones say.
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
b=bytearray(b"abc")
v=memoryview(b)
w=v[1:]
v.release()
t(lambda:b.append(1))
t(lambda:v.obj)
t(lambda:v[0])
t(lambda:len(v))
t(lambda: v==v)
t(lambda:v==w)
t(lambda:hash(v))
t(lambda:v.tolist())
w.release()
t(lambda:b.append(1))
t(lambda:b)
t(lambda: repr(v)[:9])
t(lambda:v.release())
t(lambda:v.__enter__())
with memoryview(b) as q: t(lambda:q[0])
t(lambda:q[0])
t(lambda:memoryview(v))
t(lambda:bytes(v))
t(lambda: bytes(m[::2]))
t(lambda:b"".join([m[::2]]))
t(lambda:bytearray(m[::-1]))
t(lambda:b"x"+m[::2])
t(lambda:b"x"+m[:2])
t(lambda:m[:3]+b"a")
t(lambda: m.hex(":",2))
t(lambda:a.hex())
t(lambda:n[::2].hex())
t(lambda: m[::2].tobytes())
t(lambda: a[1:].obj[:2])
t(lambda:int.from_bytes(m[::2],'big'))
t(lambda:m.toreadonly().readonly)
t(lambda:[*reversed(m[:3])])
t(lambda: 3 in m)
t(lambda: m.index(3))
t(lambda: m.count(3))
t(lambda: bytes.fromhex(memoryview(b"00")))
t(lambda: b"abc".find(memoryview(b"c")))
t(lambda: int(memoryview(b"12")))
t(lambda: float(memoryview(b"12")))
t(lambda: str(memoryview(b"12"),"ascii"))
import weakref
t(lambda: weakref.ref(m)() is m)

b = bytearray(b"abcdef")
v = memoryview(b)
w = memoryview(v)
it = struct.iter_unpack("<H", v)
next(it)
t(v.release)
del it
t(v.release)
t(lambda: b.clear())
w.release()
t(lambda: b.clear())
views = [memoryview(b) for i in range(100000)]
t(lambda: b.append(1))
del views
t(lambda: b.append(1))


class Index:
    def __index__(self):
        v.release()
        return 0


b = bytearray(b"abcdef")
v = memoryview(b)
t(lambda: v.__setitem__(0, Index()))
v = memoryview(b)
t(lambda: v[Index()])
print(b)
