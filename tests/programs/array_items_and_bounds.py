from array import array, typecodes
for code in typecodes:
    print(code, array(code).itemsize, array(code), array(code).typecode)
for code in 'bBhHiIlLqQ':
    for value in (300, -300, -1, 70000, 1 << 32, -(1 << 33), 1 << 64, -(1 << 65), 'a', 1.5, None):
        try:
            print(code, value, array(code, [value]))
        except (OverflowError, TypeError) as e:
            print(code, value, type(e).__name__, e)
for code, value in [('f', 'a'), ('d', None), ('f', 1e300), ('u', 'ab'), ('u', 3), ('u', ''), ('f', 1 << 2000), ('f', 1.1),
                    ('d', 1.1), ('d', float('nan')), ('u', '\u1234')]:
    try:
        print(code, ascii(array(code, [value])))
    except (OverflowError, TypeError) as e:
        print(code, type(e).__name__, e)


class Index:
    def __index__(self):
        return 7


print(array('b', [Index(), True]))
