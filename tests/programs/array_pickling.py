import array
import copy
import pickle
A = array.array
for a in [A('i', [1, -2]), A('d', [1.5]), A('u', 'a\u20ac'), A('B', b'ab'), A('L', [1 << 63]), A('b')]:
    print([pickle.loads(pickle.dumps(a, p)) == a for p in range(5)], copy.copy(a) == a, copy.deepcopy(a) == a)
    print(a.__reduce_ex__(2)[1:], a.__reduce_ex__(4)[1:])
make = array._array_reconstructor
for format in range(-1, 23):
    for code in 'du' if 14 <= format else 'q':
        try:
            print(format, code, ascii(make(A, code, format, bytes(range(8)))))
        except (TypeError, ValueError) as e:
            print(format, code, type(e).__name__, e)
for args in [(int, 'i', 9, b'ab'), (A, 'i', 9, 3), (A, 'i', 8, b'abc'), (A, 'x', 1, b''), (A, 'i', 7, b'abc'), (3, 'i', 8, b'')]:
    try:
        print(make(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
i = iter(A('i', [1, 2, 3]))
next(i)
j = copy.copy(i)
print(list(j), list(i))
