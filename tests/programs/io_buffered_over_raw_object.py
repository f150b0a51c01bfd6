import io, os
NAME="/tmp/yieldc_io_raw_test_%d" % os.getpid()
class Raw(io.RawIOBase):
    def __init__(self, data): self.data=bytearray(data); self.pos=0
    def readable(self): return True
    def writable(self): return True
    def seekable(self): return True
    def readinto(self, b):
        n=min(len(b), 3, len(self.data)-self.pos)
        b[:n]=self.data[self.pos:self.pos+n]; self.pos+=n
        return n
    def write(self, b):
        n=min(len(b),4)
        self.data[self.pos:self.pos+n]=b[:n]; self.pos+=n
        return n
    def seek(self, o, w=0):
        self.pos = o if w==0 else self.pos+o if w==1 else len(self.data)+o
        return self.pos
    def truncate(self, size=None):
        del self.data[size:]; return size
r=Raw(b"hello\nworld\nlast")
print(r.read(2), r.readall(), r.read(1))
b=io.BufferedReader(Raw(b"hello\nworld\nlast"))
print(b.readline(), b.peek(1)[:2], b.read(3), b.tell(), b.seek(1), b.read())
print(b.closed, b.raw.closed); b.close(); print(b.closed, b.raw.closed)
try: b.read()
except ValueError as e: print(e)
w=Raw(b"")
bw=io.BufferedWriter(w, 5)
print(bw.write(b"abcdefghij")); bw.flush(); print(w.data)
with io.BufferedRandom(Raw(b"0123456789")) as x:
    print(x.read(3)); x.write(b"AB"); x.seek(0); print(x.read())
class E(io.BufferedReader):
    def __init__(self, data):
        super().__init__(Raw(data)); self.extra=1
e=E(b"one\ntwo\n"); print(list(e), e.extra)
print(io.TextIOWrapper(io.BufferedReader(Raw(b"a\r\nb\n")),encoding="ascii").readlines())
try: io.BufferedReader(io.RawIOBase())
except OSError as e: print(repr(e))
try: io.BufferedWriter(Raw(b""), 0)
except ValueError as e: print(e)
open(NAME,"w").write("file text")
f=io.FileIO(NAME); print(f.read(4), f.mode, f.name==NAME); f.close()
with io.BufferedReader(io.FileIO(NAME)) as f: print(f.read(), f.mode)
os.unlink(NAME)
b=io.BufferedReader(io.BytesIO(b"over bytes")); print(b.read(4), b.seekable())
class B(io.BufferedIOBase):
    def read(self, n=-1): return b"12345"[:n]
ba=bytearray(4); print(B().readinto(ba), ba)
try: io.BufferedIOBase().read()
except io.UnsupportedOperation as e: print(e)
