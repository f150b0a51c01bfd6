# str.format and format_map: numbering, attributes, items, conversions, nested fields, errors.
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
        self.tags = {'k': 'v', '1': 'str', 1: 'int'}

    def __repr__(self):
        return f'P({self.x}, {self.y})'


p = Point(3, -4)
data = {'list': [10, 20, [30]], 'p': p, 'w': 8, 'text': 'abc'}
formats = ['{} {}', '{1} {0} {1}', '{0.x} {0.y:+}', '{p.tags[k]} {p.tags[1]}', '{list[2][0]}', '{text!r:>{w}}', '{{{0}}}',
           '{0!r} {0!s} {0!a}', '{:>{}}', '{0:{1}}', '{text:*^{w}.{list[0]}}', '{text[0]}', '{0.__class__.__name__}',
           '{', '}', '{0', '{}{1}', '{0}{}', '{2}', '{missing}', '{0.z}', '{list[9]}', '{p.tags[zz]}', '{!r}', '{!z}', '{!}',
           '{!r', '{0!rx}', '{:{}', '{0.}', '{0[}', '{0[]}', '{0[a]b}', '{ }', '{-1}', '{:{:{}}}', '{99999999999999999999}',
           '{list[99999999999999999999]}', '{a{}}', '{:}}', '}a', '{0[x]}', '\u1234{0}\u1234', '{0:d}', '{1:5}|{1:<5}|']
for f in formats:
    for args in ((p, 7), ('abc', 5)):
        try:
            print(ascii(f), ascii(f.format(*args, **data)))
        except (ValueError, LookupError, AttributeError, TypeError) as e:
            print(ascii(f), type(e).__name__, e)


class Default(dict):
    def __missing__(self, key):
        return f'<{key}>'


print('{a} {b} {c[0]}'.format_map(Default(a=1)))
print('{a}'.format_map({'a': 2}), '{0}'.format(1), '{x}{x}'.format(x='y'), str.format('{}-{}', 1, 2))
for call in (lambda: '{}'.format_map({}), lambda: '{}'.format(), lambda: '{a}'.format_map({}), lambda: '{a}'.format()):
    try:
        print(call())
    except (ValueError, LookupError) as e:
        print(type(e).__name__, e)


class Loud:
    def __getattr__(self, name):
        print('attribute', name)
        return self

    def __getitem__(self, key):
        print('item', repr(key))
        return self

    def __format__(self, spec):
        print('format', repr(spec))
        return 'loud'


print('{0.a[b].c[0][-1]:{1}x}'.format(Loud(), 5))
