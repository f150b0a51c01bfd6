# BufferedReader, BufferedWriter and BufferedRandom over raw files that are objects of the program.
import io


class Raw(io.RawIOBase):
    def __init__(self, data=b"", reads=True, writes=True, seeks=True):
        self.data = bytearray(data)
        self.at = 0
        self.log = []
        self.flags = reads, writes, seeks

    def readable(self):
        return self.flags[0]

    def writable(self):
        return self.flags[1]

    def seekable(self):
        return self.flags[2]

    def readinto(self, b):
        n = min(len(b), len(self.data) - self.at, 5)
        b[:n] = self.data[self.at:self.at + n]
        self.at += n
        return n

    def write(self, b):
        n = min(len(b), 4)
        self.data[self.at:self.at + n] = b[:n]
        self.at += n
        self.log.append(bytes(b[:n]))
        return n

    def seek(self, offset, whence=0):
        self.at = offset + (0, self.at, len(self.data))[whence]
        return self.at


def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


r = io.BufferedReader(Raw(b"line one\nline two\nrest"))
print(r.readline(), r.read(3), r.tell(), r.peek(1)[:1], r.read())
print(r.seek(2), r.read(4), r.seek(-2, 2), r.read(), r.read(), r.read1(3))
b = bytearray(6)
r.seek(0)
print(r.readinto(memoryview(b)), b, r.readable(), r.writable(), r.seekable())
print(list(io.BufferedReader(Raw(b"a\nb\nc"), 2)))
t(lambda: r.write(b"x"))
raw = r.raw
r.close()
print(raw.closed)
t(lambda: r.read())
t(lambda: io.BufferedReader(Raw(reads=False)))
t(lambda: io.BufferedWriter(Raw(writes=False)))
t(lambda: io.BufferedRandom(Raw(seeks=False)))
t(lambda: io.BufferedReader(Raw(), 0))
t(lambda: io.BufferedReader())
raw = Raw()
w = io.BufferedWriter(raw, 8)
print(w.write(b"hello, world"), w.write(b"!"), w.flush(), bytes(raw.data))
print(w.detach() is raw, raw.closed)
t(lambda: w.raw)
with io.TextIOWrapper(io.BufferedReader(Raw("é\nb\r\nc".encode())), encoding="utf-8") as f:
    print(f.readlines())


class Sub(io.BufferedReader):
    def __init__(self, raw, extra):
        super().__init__(raw)
        self.extra = extra


s = Sub(Raw(b"data"), 7)
print(s.read(), s.extra)
s.close()


class Bad(io.RawIOBase):
    def readable(self):
        return True

    def readinto(self, b):
        return len(b) + 1


t(lambda: io.BufferedReader(Bad()).read(1))


class Fails(io.RawIOBase):
    def readable(self):
        return True

    def readinto(self, b):
        raise OSError("broken")


t(lambda: io.BufferedReader(Fails()).read(1))
