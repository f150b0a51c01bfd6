# zlib's functions: levels, window bits, checksums, corrupt and truncated streams.
import zlib


def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__module__, type(e).__name__, e)


z=zlib
D=b"hello hello hello hello"*20
C=z.compress(D)
for f in [lambda:z.compress(), lambda:z.compress(1), lambda:z.compress(D,10), lambda:z.compress(D,level=1), lambda:z.compress(D,wbits=31)[:4], lambda:z.compress(D,-1,-15), lambda:z.compress(D,wbits=99), lambda:z.compress("a"),
 lambda:z.decompress(b""), lambda:z.decompress(C[:-1]), lambda:z.decompress(b"abc"), lambda:z.decompress(C+b"x"), lambda:z.decompress(C,bufsize=0), lambda:z.decompress(C,bufsize=-1), lambda:z.decompress(C,bufsize=1)==D, lambda:z.decompress(C,wbits=99), lambda:z.decompress(C,-15), lambda:z.decompress(C[:-2]+b"zz"), lambda:z.decompress(z.compress(D,wbits=31),47)==D,lambda:z.decompress(5), lambda:z.decompress(C, wbits="a"),
 lambda:z.compressobj(10), lambda:z.compressobj(wbits=3), lambda:z.compressobj(method=3), lambda:z.compressobj(memLevel=0), lambda:z.compressobj(strategy=9), lambda:z.compressobj(zdict=5), lambda:z.compressobj(1,2,3,4,5,6,7),
 lambda:z.decompressobj(99), lambda:z.decompressobj(zdict=5), lambda:z.decompressobj(zdict="a"), lambda:z.decompressobj().decompress(b"abc"), lambda:z.decompressobj().decompress(C,-1), lambda:z.decompressobj().decompress(C,max_length=5), lambda:z.decompressobj().decompress(), lambda:z.decompressobj().flush(0), lambda:z.decompressobj().flush(), lambda:z.decompressobj(-15,zdict=b"hello").decompress(b"xx"),
 lambda:z.crc32(b"abc"), lambda:z.crc32(b"abc",-1), lambda:z.crc32(b"abc",1<<40), lambda:z.adler32(b"abc"), lambda:z.adler32(b"abc",5), lambda:z.crc32(), lambda:z.crc32("a"), lambda:z.crc32(b"abc","a"), lambda:z.crc32(data=b"a"), lambda:z.adler32(b"a",1<<70),
 ]: t(f)
print([n for n in sorted(dir(zlib)) if n[0] != '_'])
