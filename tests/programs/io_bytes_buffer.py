# BytesIO.getbuffer: a view of the bytes, which cannot move until it is released.
import io


def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


b = io.BytesIO(b"hello world")
v = b.getbuffer()
print(v.nbytes, v.readonly, v.format, bytes(v[:5]))
v[0:5] = b"HELLO"
print(b.getvalue(), b.read(3))
for f in (lambda: b.write(b"x"), lambda: b.truncate(2), lambda: b.close(), lambda: b.write(b""), lambda: b.getvalue(), lambda: b.read()):
    t(f)
w = b.getbuffer()
v.release()
t(lambda: b.truncate(4))
del w
print(b.seek(0), b.write(b"bye"), b.truncate(4), b.getvalue())
with b.getbuffer() as v:
    print(len(v), v.tolist())
b.close()
t(b.getbuffer)
t(lambda: type(v.obj))
print(bytes(io.BytesIO(b"").getbuffer()), io.BytesIO(b"abc").getbuffer() == b"abc")
a = bytearray(3)
print(io.BytesIO(b"abcdef").readinto(memoryview(a)), a, io.BytesIO(b"xy").readinto1(a), a)
t(lambda: io.BytesIO(b"abc").readinto(b"abc"))
t(lambda: io.BytesIO(b"abc").readinto(memoryview(b"abc")))
