from array import array
a = array('h', [1, 258, -1])
print(a.tobytes(), bytes(a), a.buffer_info()[1])
a.byteswap()
print(a)
a.frombytes(b'\x05\x00')
a.frombytes(array('b', [1, 2]))
print(a)
u = array('u', 'ab')
u.fromunicode('\u20ac')
print(u, u.tounicode(), u.tolist())


def attempt(f, *args):
    try:
        print(f(*args))
    except (TypeError, ValueError, BufferError) as e:
        print(type(e).__name__, e)


attempt(a.frombytes, b'abc')
attempt(a.frombytes, 'abc')
attempt(a.fromunicode, 'x')
attempt(a.tounicode)
attempt(u.fromunicode, 3)
a = array('i', [1, 2, 3])
m = memoryview(a)
print(m.format, m.itemsize, m.shape, m.readonly, m.tolist(), m[1])
m[1] = 50
print(a)
for f, *args in [(a.append, 1), (a.extend, [1]), (a.pop,), (a.__delitem__, 0), (a.__setitem__, slice(0, 1), array('i')),
                 (a.__setitem__, slice(0, 1), array('i', [5])), (a.frombytes, bytes(4)), (a.fromlist, [1]), (a.byteswap,),
                 (a.insert, 0, 1), (a.remove, 2), (a.__delitem__, slice(0, 3, 2))]:
    attempt(f, *args)
m.release()
a.append(1)
print(a, memoryview(array('d', [1.5])).tolist(), memoryview(array('B', b'xy')).tobytes(), memoryview(array('u', 'a')).format)
print(b''.join([array('b', [97]), b'c']), bytearray(array('B', [1, 2])), b'abc'.find(array('B', b'b')))
