# mmap: files and anonymous memory as bytes, positions, slices, exports; termios where there is no terminal.
import mmap
import os
import struct
import termios

NAME = "/tmp/yr-mmap-test-%d" % os.getpid()


def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


with open(NAME, "wb") as f:
    f.write(b"hello\nworld\nthe end")
with open(NAME, "r+b") as f:
    m = mmap.mmap(f.fileno(), 0)
    print(m, len(m), m[0], m[-1], m[1:4], m[::-5], m.tell(), m.size())
    print(m.readline(), m.read(3), m.read_byte(), m.tell(), m.read(), m.readline(), m.read(1))
    print(m.find(b"o"), m.seek(0), m.find(b"o"), m.find(b"o", 5), m.rfind(b"o"), m.find(b"zz"), m.rfind(b"o", 0, -13), b"h" in m)
    m[0] = 72
    m[1:3] = b"EL"
    m[3:5:1] = bytearray(b"LO")
    m[5:12:3] = b"---"
    print(m[:], m.flush(), list(m)[:2])
    m.seek(6)
    print(m.write(b"abc"), m.tell(), m.write_byte(33), m[:12], m.move(0, 6, 4), m[:6])
    for f2 in (lambda: m.write(b"x" * 100), lambda: m.seek(100), lambda: m.seek(-1), lambda: m.seek(0, 9), lambda: m.seek(-3, 2), lambda: m.tell(),
               lambda: m[99], lambda: m["a"], lambda: m.__setitem__(0, 300), lambda: m.__setitem__(0, "a"), lambda: m.__setitem__(slice(0, 2), b"abc"),
               lambda: m.__delitem__(0), lambda: m.__delitem__(slice(0, 1)), lambda: m.move(0, 0, 99), lambda: m.write_byte(300), lambda: m.write("a"),
               lambda: m.read("a"), lambda: m.flush(5, 99), lambda: m.find("a"), lambda: m.write_byte("a")):
        t(f2)
    v = memoryview(m)
    print(v.readonly, v[:3].tobytes(), struct.unpack_from("<H", m, 2), len(bytes(m)))
    t(m.close)
    t(lambda: m.resize(5))
    v.release()
    m.resize(5)
    print(m[:], len(m), m.size(), os.path.getsize(NAME))
    m.close()
    print(m.closed, m)
    for f2 in (lambda: m[0], lambda: len(m), lambda: m.read(), lambda: m.tell(), lambda: memoryview(m), lambda: m.close(), lambda: m.__enter__(), lambda: list(m)):
        t(f2)
    r = mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ)
    for f2 in (lambda: r.write(b"a"), lambda: r.__setitem__(0, 1), lambda: r.resize(9), lambda: r.write_byte(1), lambda: memoryview(r).readonly):
        t(f2)
    with mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_COPY) as c:
        c[:5] = b"COPY!"
        print(c[:], c)
    print(r[:])
    for f2 in (lambda: mmap.mmap(f.fileno(), 100), lambda: mmap.mmap(f.fileno(), -1), lambda: mmap.mmap(f.fileno(), 0, offset=-1), lambda: mmap.mmap(f.fileno(), 0, offset=1 << 20),
               lambda: mmap.mmap(f.fileno(), 0, access=9), lambda: mmap.mmap(f.fileno(), 0, flags=2, access=1), lambda: mmap.mmap("a", 1), lambda: mmap.mmap(5.5, 1),
               lambda: mmap.mmap(-1, 0), lambda: mmap.mmap(9999, 5)):
        t(f2)
with open(NAME, "wb") as f:
    pass
with open(NAME, "rb") as f:
    t(lambda: mmap.mmap(f.fileno(), 0))
os.unlink(NAME)
a = mmap.mmap(-1, 20)
a.write(b"anonymous")
a.resize(4000)
print(a[:9], len(a), a[3990:], a.madvise(mmap.MADV_NORMAL))
t(lambda: a.madvise(0, 9999))
t(lambda: a.size())


class Sub(mmap.mmap):
    extra = 5


print(Sub(-1, 3).extra, Sub(-1, 3)[:], mmap.PAGESIZE == mmap.ALLOCATIONGRANULARITY, mmap.error)
r, w = os.pipe()
for f2 in (lambda: termios.tcgetattr(r), lambda: termios.tcgetattr(-1), lambda: termios.tcgetattr("a"), lambda: termios.tcsetattr(r, 0, 5), lambda: termios.tcsetattr(r, 0, [0] * 7),
           lambda: termios.tcdrain(r), lambda: termios.tcflush(r, termios.TCIFLUSH), lambda: termios.tcflow(r, termios.TCOON), lambda: termios.tcsendbreak(r, 0),
           lambda: termios.tcgetwinsize(r), lambda: termios.tcsetwinsize(r, (1, 2)), lambda: termios.tcsetwinsize(r, 5), lambda: termios.error.__mro__, lambda: termios.NCCS):
    t(f2)
