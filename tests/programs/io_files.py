import io
import os
import sys

name = f"io_files.{os.getpid()}.tmp"


def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, str(e).replace(name, "NAME"))


with open(name, "w") as f:
    print(f.write("one\ntwo\r\nthree\rfour"), f.name == name, f.mode, f.closed, f.encoding)
    print(f.writable(), f.readable(), f.seekable(), f.isatty(), f.tell())
    attempt(f.read)
    attempt(lambda: f.write(b"x"))
    f.writelines(["\n", "é\n", "日本\n"])
print(f.closed)
attempt(lambda: f.write("x"))
attempt(lambda: f.__enter__())
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(name, newline=newline) as f:
        print(newline, list(f), f.newlines)
with open(name, encoding="utf-8") as f:
    print(repr(f.readline()), repr(f.readline(2)), repr(f.read(5)), repr(f.read(1)), f.tell())
    f.seek(0)
    print(len(f.read()), repr(f.read()), repr(f.readline()))
    f.seek(0)
    print(f.readlines(5))
    attempt(lambda: f.seek(3, 1))
    attempt(lambda: f.seek(-1))
    f.seek(0)
    next(f)
    attempt(f.tell)
with open(name, "rb") as f:
    print(f.read(4), f.readline(), f.read1(3), f.tell(), f.seek(-4, 2), f.read(), f.peek(1))
    print(repr(f).replace(name, "NAME"))
    attempt(lambda: f.write(b"x"))
with open(name, "a") as f:
    f.write("end")
    print(f.tell())
with open(name, "r+") as f:
    f.write("ONE")
    f.seek(0)
    print(repr(f.readline()))
    f.seek(0, 2)
    f.write("!")
with open(name, "rb") as f:
    print(f.read()[-8:])
with open(name, "wb", buffering=0) as f:
    print(type(f).__name__, f.write(b"abc"))
with open(name, "w+b") as f:
    f.write(b"123456")
    f.seek(2)
    print(f.read(2), f.truncate(3), type(f).__name__)
    b = bytearray(5)
    f.seek(0)
    print(f.readinto(b), b)
with open(name, "wb") as f:
    f.write(b"\xff\n")
attempt(lambda: open(name).read())
print(open(name, encoding="latin-1").read() == "\xff\n", ascii(open(name, errors="replace").read()))
for args in (("x", "q"), (name, "x"), (name, "rw"), (name, "rb", -1, "utf-8"), (name, "r", 0), (3.5,), ("/",)):
    attempt(lambda: open(*args))
attempt(lambda: open(name, "w", encoding="ascii").write("é"))
with open(name, "w", encoding="utf-16") as f:
    f.write("a\nb")
with open(name, encoding="utf-16") as f:
    print(list(f))
os.remove(name)

s = io.StringIO("a\nb\nc")
print(s.read(1), s.readline(), list(s), s.getvalue(), s.tell(), s.seek(0), s.read())
s = io.StringIO()
print("x", 1, None, file=s, sep="-", end="!")
s.seek(0)
s.write("Y")
print(s.getvalue(), s.truncate(2), s.getvalue())
s.close()
attempt(s.getvalue)
attempt(lambda: io.StringIO(3))
b = io.BytesIO(b"12\n34")
print(b.readline(), b.read(), b.getvalue(), b.seek(1), b.write(b"zz"), b.getvalue(), b.tell())
b.seek(8)
b.write(b"e")
print(b.getvalue())
t = io.TextIOWrapper(io.BytesIO(b"l1\r\nl2\n"), encoding="utf-8")
print(t.readline(), t.read())


class Tee(io.StringIO):
    def write(self, text):
        sys.__stdout__.write("<" + text + ">")
        return super().write(text)


tee = Tee()
print("a", "b", file=tee)
print(repr(tee.getvalue()))


class Lines(io.RawIOBase):
    def __init__(self):
        self.left = [b"a\n", b"b\n"]

    def readline(self, size=-1):
        return self.left.pop(0) if self.left else b""


with Lines() as lines:
    print(list(lines), lines.closed)
print(lines.closed)
attempt(lambda: io.TextIOBase().read())
attempt(lambda: print(1, sep=3))
attempt(lambda: print(1, nope=3))
print(io.UnsupportedOperation.__mro__)


class Out:
    def write(self, s):
        got.append(s)


got = []
sys.stdout, old = Out(), sys.stdout
print("to", "out")
sys.stdout = old
print(got)
sys.stdout = None
print("nowhere")
sys.stdout = old
print(sys.stdout.name, sys.stdout.mode, sys.stderr.errors, sys.stdin.fileno())
sys.stdout.buffer.write(b"bytes\n")
sys.stdout.flush()
print(1, 2, sep="", end="\n", flush=True)
