# _bz2: compressors and decompressors piece by piece, with limits, corrupt and truncated streams.
from _bz2 import BZ2Compressor, BZ2Decompressor


def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


D = b"hello hello hello" * 1000
c = BZ2Compressor()
C = c.compress(D) + c.flush()
print(C[:4], BZ2Decompressor().decompress(C) == D)
for f in (lambda: BZ2Compressor(0), lambda: BZ2Compressor(10), lambda: BZ2Compressor("a"), lambda: c.compress(b"a"), lambda: c.flush(),
          lambda: BZ2Compressor(1).compress("a"), lambda: BZ2Decompressor(1), lambda: BZ2Decompressor().decompress(b"nothing at all"),
          lambda: BZ2Decompressor().decompress(), lambda: BZ2Decompressor().decompress(b"", "a"),
          lambda: BZ2Decompressor().decompress(C[:30] + b"x" * 50)):
    t(f)
d = BZ2Decompressor()
print(d.eof, d.needs_input, d.unused_data)
print(d.decompress(C[:10]), d.needs_input, d.eof)
out = d.decompress(C[10:] + b"rest", max_length=100)
print(len(out), d.needs_input, d.eof, d.unused_data)
while not d.eof:
    out += d.decompress(b"", 5000)
print(out == D, d.needs_input, d.unused_data)
t(lambda: d.decompress(b"more"))
d = BZ2Decompressor()
print(d.decompress(C, 0), d.needs_input, len(d.decompress(b"")), d.eof)
d = BZ2Decompressor()
print(b"".join(d.decompress(C[i:i + 1]) for i in range(len(C))) == D, d.eof)
d = BZ2Decompressor()
d.decompress(C[:-5])
print(d.eof, d.needs_input)
c = BZ2Compressor(1)
print(len(c.compress(b"")), len(c.flush()))
import random
r = random.Random(5)
big = bytes(r.randrange(256) for i in range(200000))
c = BZ2Compressor(9)
pieces = [c.compress(big[i:i + 7000]) for i in range(0, len(big), 7000)] + [c.flush()]
d = BZ2Decompressor()
print(b"".join(map(d.decompress, pieces)) == big, d.eof)
