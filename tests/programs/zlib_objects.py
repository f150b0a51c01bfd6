# compressobj and decompressobj piece by piece: attributes, dictionaries, copies, flushing.
import zlib


def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__module__, type(e).__name__, e)


z = zlib
D = b"hello hello hello hello" * 20
C = z.compress(D)
d=z.decompressobj(); print(d.unused_data,d.unconsumed_tail,d.eof); print(d.decompress(C+b"rest",10), len(d.unconsumed_tail),d.eof); print(d.decompress(d.unconsumed_tail)==D[10:], d.unused_data,d.eof, d.unconsumed_tail); print(d.decompress(b"more"),d.unused_data, d.flush())
t(lambda:d.copy().unused_data)
c=z.compressobj(9, z.DEFLATED, -15, 9, z.Z_FILTERED, b"hello"); x=c.compress(D); c2=c.copy(); x+=c.flush(); print(len(x)); print(z.decompressobj(-15,b"hello").decompress(x)==D); t(lambda:c.flush()); t(lambda:c.compress(b"a")); t(lambda:c.copy()); print(c2.flush()); t(lambda:c2.flush(99))
c=z.compressobj(zdict=b"hello"); x=c.compress(D)+c.flush(); t(lambda:z.decompress(x)); t(lambda:z.decompressobj(zdict=b"bad").decompress(x)); print(z.decompressobj(zdict=b"hello").decompress(x)==D)
c=z.compressobj(); x=c.compress(D); x+=c.flush(z.Z_SYNC_FLUSH); x+=c.flush(z.Z_NO_FLUSH); x+=c.compress(b"q")+c.flush(z.Z_FULL_FLUSH); x+=c.flush(); print(z.decompress(x)==D+b"q")
t(lambda:c.compress()); t(lambda:type(c)()); t(lambda:type(d)()); print(type(c),type(d)); 
import copy
t(lambda:copy.copy(c)); t(lambda:type(copy.copy(z.compressobj()))); t(lambda:type(copy.deepcopy(z.decompressobj())))
d=z.decompressobj(); t(lambda:d.decompress(C[:10])); t(lambda:d.flush()); t(lambda:d.flush(-1))
d=z.decompressobj(); d.decompress(C[:-3]); t(lambda:d.flush()); print(d.eof)
print(z.ZLIB_VERSION==z.ZLIB_RUNTIME_VERSION, z.MAX_WBITS, z.DEF_BUF_SIZE, z.DEF_MEM_LEVEL, z.__version__)

big = bytes(range(256)) * 5000
c = zlib.compressobj(6)
pieces = [c.compress(big[i:i + 1000]) for i in range(0, len(big), 1000)] + [c.flush()]
d = zlib.decompressobj()
print(b"".join(map(d.decompress, pieces)) == big, d.eof)
d = zlib.decompressobj()
out, data = [], b"".join(pieces)
while data:
    out.append(d.decompress(data, 999))
    data = d.unconsumed_tail
print(b"".join(out) + d.flush() == big, max(map(len, out)))
print(zlib.decompress(zlib.compress(memoryview(bytearray(b"abc")))))
