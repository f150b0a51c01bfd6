# memoryview.cast and tobytes: formats, shapes and what is refused; the attributes of the views.
import struct


def t(f):
    try:
        r = f()
        print("a view" if isinstance(r, memoryview) else r)
    except BaseException as e:
        print(type(e).__name__, e)


m = memoryview(bytearray(range(12)))
a = memoryview(bytearray(struct.pack("6h", *range(6)))).cast("h")
n = m.cast("B", (3, 4))
z = m[:1].cast("B", ())
t(lambda:m[:0].cast('h'))
t(lambda:m.cast('h').cast('i'))
t(lambda:m.cast('<h'))
t(lambda:m.cast(3))
t(lambda:m[::2].cast('B'))
t(lambda:m.cast('B',5))
t(lambda:m.cast('B',(5,)))
t(lambda:m.cast('B',(0,)))
t(lambda:m.cast('B',("a",)))
t(lambda:n.cast('B',(4,3)))
t(lambda:n.cast('B',(12,)).tolist())
t(lambda:m[:7].cast('h'))
t(lambda:m.cast('B',[1]*65))
t(lambda:m.cast('B',(1<<62,1<<62)))
t(lambda: m.cast('hh'))
t(lambda:m.cast('Zé'))
t(lambda:m.cast())
t(lambda:m.cast(format='b',shape=[12]).tolist())
t(lambda:m.cast('B',(1<<70,)))
t(lambda:m.tobytes('X'))
t(lambda:n.tobytes('F'))
t(lambda:n.tobytes(order='A'))
t(lambda:m.tobytes(None))
t(lambda:m.tobytes(3))
for x in (m,n,z,a,m[::2],m[::-1],n[::2],n[:,] if 0 else n[1:], m[:0], memoryview(b"a")[::5]):
    print(x.shape,x.strides,x.suboffsets,x.ndim,x.itemsize,x.nbytes,x.format,x.readonly,x.contiguous,x.c_contiguous,x.f_contiguous,len(x))
