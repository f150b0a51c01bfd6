# Changing a bytearray: items, slices, deletions, growth, views that keep its size.
b = bytearray(b'abcdef')
b[0] = 65
b[-1] = 90
print(b)
b[1:3] = b'XYZ'
print(b, len(b))
b[1:4] = []
print(b)
b[::2] = b'12'
print(b)
b[3:3] = range(5)
print(b)
del b[0]
del b[-2:]
print(b)
del b[::2]
print(b)
b.append(33)
b.extend(b'xyz')
b.extend([1, 2])
b.extend(iter(b'q'))
b.insert(0, 48)
b.insert(-1, 49)
b.insert(100, 50)
print(b, b.pop(), b.pop(0), b.pop(-2))
b.remove(33)
b.reverse()
print(b, b.copy() is b, b.copy() == b)
b += b'tail'
b *= 2
same = b
same += bytearray(b)[:2]
print(b, same is b, len(b))
b[:] = b
try:
    b += b
except BufferError as e:
    print(e)
b.extend(b)
print(len(b))
b.clear()
print(b, not b)

for step in (1, 2, 3, -1, -2, -3):
    for start in (None, 0, 3, -2):
        c = bytearray(range(10))
        del c[start::step]
        d = bytearray(range(10))
        n = len(d[start::step])
        d[start::step] = bytes(n)
        print(step, start, list(c), list(d))

b = bytearray(b'abc')
for call in (lambda: b.append(256), lambda: b.append('a'), lambda: b.extend(5), lambda: b.extend(['a']), lambda: b.extend('ab'),
             lambda: b.pop(9), lambda: bytearray().pop(), lambda: b.remove(1), lambda: b.insert('a', 1), lambda: b.__setitem__(0, 256),
             lambda: b.__setitem__(9, 1), lambda: b.__setitem__('a', 1), lambda: b.__setitem__(0, 'a'), lambda: b.__delitem__(9),
             lambda: b.__setitem__(slice(0, 1), 'a'), lambda: b.__setitem__(slice(0, 1), 5), lambda: b.__setitem__(slice(0, 3, 2), b'abc'),
             lambda: b.__iadd__('a'), lambda: b.__iadd__(1)):
    try:
        print(call())
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
print(b)

it = iter(b)
print(next(it))
b.append(100)
print(list(it), list(it))
b.append(101)
print(list(it))

view = memoryview(b)
for call in (lambda: b.append(1), lambda: b.clear(), lambda: b.pop(), lambda: b.__delitem__(0), lambda: b.extend(b'x')):
    try:
        print(call())
    except BufferError as e:
        print(e)
b[0] = 90
view[1] = 89
view[2:4] = b'xw'
print(b, view[0], view[1:3].tobytes(), len(view), view.readonly, view.tolist(), view == b, bytes(view[::-1]), bytes(view[::2]))
view[::2] = b'...'
print(b, list(view), 46 in view, view.hex(), view.nbytes, view.shape, view.format, view.obj is b)
view.release()
b.append(1)
print(b)
with memoryview(b'const') as m:
    print(m, m[0], bytes(m)) if False else print(m[0], bytes(m), m.readonly, hash(m) == hash(b'const'), m[1:] == b'onst')
for call in (lambda: m[0], lambda: view[0], lambda: memoryview('a'), lambda: memoryview(b'a').__setitem__(0, 1), lambda: memoryview(b'a')[3],
             lambda: memoryview(b'a')['x'], lambda: memoryview(bytearray(b'a')).__setitem__(0, 300), lambda: hash(memoryview(bytearray())),
             lambda: memoryview(bytearray(b'ab')).__setitem__(slice(0, 2), b'a')):
    try:
        print(call())
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
