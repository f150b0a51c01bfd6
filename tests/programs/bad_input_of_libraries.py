# Corrupt streams, wrong formats, closed sockets, a locked database, a full disk.
import gzip
import io
import os
import socket
import sqlite3
import struct
import tempfile
import zlib


def attempt(f):
    try:
        print(f())
    except OSError as e:
        print(type(e).__name__, e.errno, e.strerror or e)
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: gzip.decompress(b"garbage"))
cut = gzip.compress(b"hello" * 100)[:-10]
attempt(lambda: gzip.GzipFile(fileobj=io.BytesIO(cut)).read())
attempt(lambda: zlib.decompress(b"x\x9cabc"))
attempt(lambda: struct.unpack("<I", b"abc"))
attempt(lambda: struct.pack("Z", 1))
closed = socket.socket()
closed.close()
attempt(lambda: closed.recv(1))
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "x.db")
    first, second = (sqlite3.connect(path, timeout=0.05) for _ in range(2))
    first.execute("create table t(x)")
    first.execute("begin exclusive")
    attempt(lambda: second.execute("insert into t values(1)"))
    first.rollback()
    attempt(lambda: second.execute("insert into t values(1)").rowcount)
    first.close()
    second.close()
    attempt(lambda: open(os.path.join(folder, "no", "such")))
    attempt(lambda: open(folder))
full = open("/dev/full", "w")


def overflow():
    full.write("a" * 100000)
    full.flush()


attempt(overflow)
attempt(full.close)
raw = open("/dev/full", "wb", buffering=0)
attempt(lambda: raw.write(b"abc"))
raw.close()
