"""A chunk that is no text fails whole, at its own places; a character that is cut off fails as
often as it is asked for. A failed write takes the mark of the byte order with it."""
import io
import os
import tempfile


def do(f, *calls):
    for name, *args in calls:
        try:
            r = getattr(f, name)(*args)
        except UnicodeError as e:
            r = str(e)
        print(name, args, "->", repr(r))
    print("--")


BYTES = (b"\xc4", b"ab\xc4", b"ab\nc\xc4", b"ab\xffcd", b"a\nb\xff\nc", b"\xc4x", b"abc\xe4\xb8",
         b"\xe4\xb8\xad\xe4", b"a\r\nb\r\n\xe0")
CALLS = ([("readlines",), ("read", 2), ("read",), ("readline",), ("read", 5)],
         [("read",), ("read",), ("readline",), ("read", 1)],
         [("readline",), ("readline",), ("read",), ("readlines",)],
         [("read", 1), ("read", 3), ("read", 1), ("readline",)],
         [("read", 1), ("read",), ("read",), ("seek", 0), ("readline", 2)])
path = os.path.join(tempfile.mkdtemp(), "file")
for data in BYTES:
    with open(path, "wb") as f:
        f.write(data)
    for calls in CALLS:
        print(data)
        do(io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"), *calls)
        with open(path, encoding="utf-8") as f:
            do(f, *calls)
        with open(path, encoding="utf-8", errors="replace") as f:
            do(f, *calls)
    with open(path, encoding="ascii") as f:
        do(f, *CALLS[2])

# Characters and errors across chunks of 8192 bytes.
for before in 8189, 8190, 8191, 8192:
    for tail in "\u4e2d\nx".encode(), b"\xe4\xb8\nx", b"\xe4\xb8", b"\xe4\xb8\xadab\xff", b"\n" * 9000 + b"\xff":
        with open(path, "wb") as f:
            f.write(b"a" * before + tail)
        for first in [("readline",)], [("read", before - 3), ("read", 1)], [("read", 1), ("read",)]:
            with open(path, encoding="utf-8") as f:
                for name, *args in first:
                    try:
                        r = getattr(f, name)(*args)
                        r = len(r), r[-4:]
                    except UnicodeError as e:
                        r = str(e)
                    print(before, name, args, r)
os.remove(path)
os.rmdir(os.path.dirname(path))

for encoding in "utf-8-sig", "utf-16", "utf-32", "utf-16-le":
    b = io.BytesIO()
    f = io.TextIOWrapper(b, encoding=encoding)
    for s in "a\ud800", "b", "\ud800", "c":
        try:
            print(f.write(s))
        except UnicodeEncodeError as e:
            print(e)
    f.flush()
    print(b.getvalue())
    f = io.TextIOWrapper(io.BytesIO(b"xyz"), encoding=encoding)
    try:
        f.write("\ud800")
    except UnicodeEncodeError as e:
        print(e)
    print(f.seek(0))
    f.write("q")
    f.flush()
    print(f.buffer.getvalue())
