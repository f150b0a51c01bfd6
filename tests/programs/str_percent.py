# The % operator: every conversion with every flag, mappings, errors.
values = [0, 7, -7, 255, 10 ** 20, True, 3.5, -0.0, 1e100, float('inf'), float('nan'), 'text', None, (1,), [1, 2], b'x']
flags = ['', '-', '+', ' ', '#', '0', '-0', '+0', '#0', '# ']
for c in 'srad' 'iuoxX' 'eEfFgGc':
    for f in flags:
        row = []
        for w in ('', '8', '.3', '9.2', '.0'):
            for v in values:
                try:
                    row.append(('%' + f + w + c) % ((v,) if isinstance(v, tuple) else v))
                except (TypeError, OverflowError, ValueError) as e:
                    row.append(type(e).__name__[0] + str(len(str(e))))
        print(c, f, '|'.join(row))

print('%(a)s %(b)05d %%' % {'a': 1, 'b': 2}, '%(x(y)z)s' % {'x(y)z': 3}, '%s' % {'k': 1})
print('%*d|%-*d|%.*f|%*.*f' % (5, 1, 5, 2, 2, 3.14159, 8, 3, 2.5), '%*d|' % (-5, 1), '%ld %hi' % (1, 2))
print('%c%c%c' % (65, 'b', 0x1234) == 'Ab\u1234', '%5c|%-5c|' % ('x', 'y'), '%.1s %5.1s|' % ('abc', 'xyz'))
print('%d %x %o' % (True, True, False), '%s %s' % ('a', 'b'), '%s' % ((1, 2),), 'none' % (), '100%%' % ())


class Index:
    def __index__(self):
        return 10


class Int:
    def __int__(self):
        return 11


class Text:
    def __str__(self):
        return 'str()'

    def __repr__(self):
        return 'repr()'


print('%d %x %c %d' % (Index(), Index(), Index(), Int()), '%s %r %a' % (Text(), Text(), '\xe9'))
cases = [('%d', 'a'), ('%d', ()), ('%d', (1, 2)), ('%', 1), ('%z', 1), ('%(a)d', 1), ('%(a', {}), ('%(a)', {'a': 1}),
         ('%c', 'ab'), ('%c', -1), ('%c', 1.5), ('%c', 0x110000), ('%x', 1.5), ('%f', 'a'), ('%*d', ('a', 1)), ('%.*d', ('a', 1)),
         ('a', 1), ('a', {}), ('a', [1]), ('%(a)s', {}), ('%s %s', [1]), ('%99999999999999999999d', 1), ('%d', 1j),
         ('%.99999999999d', 1), ('%s', ()), ('%(k)s %s', {'k': 1}), ('%d', float('inf')), ('%d', float('nan')), ('%x', Int()),
         ('%i', None), ('%5%', ()), ('%(a)%', {'a': 1}), ('\u1234%\u1234', 1), ('%s', (1, 2)), ('%d', 'x' * 3)]
for f, v in cases:
    try:
        print(ascii(f), ascii(f % v))
    except Exception as e:
        print(ascii(f), type(e).__name__, e)


class Sub(str):
    def __mod__(self, other):
        return 'mod'

    def __rmod__(self, other):
        return 'rmod'


print(Sub('%s') % 1, 'x%s' % Sub('y'), 'x' % Sub('%s') if False else Sub('a') % Sub('b'))
