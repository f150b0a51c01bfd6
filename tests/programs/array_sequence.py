from array import array
a = array('i', [1, 2, 3, 4, 5])
print(a[0], a[-1], a[1:3], a[::-1], a[::2], a[10:], len(a), bool(array('b')), 3 in a, 'x' in a)
a[1:3] = array('i', [7, 8, 9])
print(a)
a[0:0] = a
print(a)
a[::3] = array('i', [0] * len(a[::3]))
print(a)
del a[::4], a[1:3], a[0], a[-1]
print(a, a + array('i', [1]), a * 2, 2 * a, a * -1)
a += array('i', [5])
a *= 2
print(a, a.count(5), a.index(5), a.index(5, 3), sum(a), max(a), list(reversed(a)))
a.insert(0, 9)
a.insert(100, 10)
a.insert(-1, 11)
a.extend([1, 2])
a.extend(a)
print(a.pop(), a.pop(0), a)
a.remove(11)
a.reverse()
print(a, a.tolist())
print(array('b', [1, 2]) < array('b', [1, 3]), array('b', [1]) == array('d', [1.0]), array('b') < array('b', [0]),
      array('i', [1]) != array('i', [1]), array('i', [1, 2]) >= array('i', [1]), array('d', [1]) == [1.0])


def attempt(f, *args):
    try:
        print(f(*args))
    except (TypeError, ValueError, IndexError, BufferError, MemoryError, AttributeError) as e:
        print(type(e).__name__, e)


def iadd(x):
    global a
    a += x


def imul(x):
    global a
    a *= x


for f, *args in [(a.append, 'a'), (a.extend, array('b', [1])), (a.extend, 3), (a.insert, 1), (a.insert, 'a', 9), (a.pop, 100),
                 (a.pop, 'a'), (array('i').pop,), (a.index, 77), (a.index, 9, 0, 1), (a.remove, 77), (a.__getitem__, 'a'),
                 (a.__getitem__, 100), (a.__setitem__, 100, 1), (a.__setitem__, 'a', 1), (a.__setitem__, 0, 'a'),
                 (a.__setitem__, slice(0, 2), [1]), (a.__setitem__, slice(0, 2), array('b', [1])),
                 (a.__setitem__, slice(0, 4, 2), array('i', [1])), (a.__delitem__, 100), (lambda: a + [1],),
                 (lambda: a + array('b'),), (iadd, [1]), (imul, 'x'), (lambda: a * 'x',), (lambda: a * (1 << 61),),
                 (lambda: 1.5 * a,), (a.fromlist, (1,)), (a.fromlist, [1, 'a'])]:
    attempt(f, *args)
print(a)
try:
    hash(a)
except TypeError:
    print('no hash')
i = iter(array('b', [1, 2]))
print(next(i), list(i), list(i))
match array('b', [1, 2]):
    case [x, y]:
        print(x, y)
