from array import array


def attempt(*args, **keywords):
    try:
        print(args, ascii(array(*args, **keywords)))
    except (TypeError, ValueError) as e:
        print(args, type(e).__name__, e)


for args in [('x',), ('bb',), (1,), ('b', 1), ('b', 'abc'), ('u', 'abc'), ('u', array('u', 'x')), ('u', b'abcd'),
             ('i', b'abc'), ('i', b'abcd'), ('i', bytearray(8)), ('i', array('b', [1])), ('b', array('u', 'a')),
             ('b', [1], 2), ('d', array('i', [1, 2])), ('i', range(4)), ('i', (x * x for x in range(3))),
             ('u', ['a', 'b']), ('h', memoryview(b'ab')), ('x', 'a'), ('b', array('i', [300]))]:
    try:
        print(args[0], ascii(array(*args)))
    except (TypeError, ValueError, OverflowError) as e:
        print(args[0], type(e).__name__, e)


class Sub(array):
    def __init__(self, code, values=()):
        self.note = 'made'


s = Sub('i', [1, 2])
print(s, s.note, type(s[:]).__name__, type(s + s).__name__, type(s * 2).__name__, isinstance(s, array), s == array('i', [1, 2]))
print(array('i', [1]).__init__(3))
