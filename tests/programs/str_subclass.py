# Classes derived from str and bytes: attributes, operators, special methods, construction.
class Name(str):
    count = 0

    def __new__(cls, text, origin=None):
        self = super().__new__(cls, text)
        self.origin = origin
        return self

    def shout(self):
        return Name(self.upper() + '!', self)


n = Name('h\u1234i', 'home')
m = n.shout()
print(ascii(n), ascii(m), m.origin is n, n.origin, len(n), type(n).__name__, isinstance(n, str), n.__dict__)
print(type(n + 'x'), type(n[:]), type(n.lower()), type(str(n)), type(n * 1), type(n.strip()), type(f'{n}'))
print(n == 'h\u1234i', {n: 1}['h\u1234i'], n in {'h\u1234i'}, sorted([Name('b'), 'a', Name('c')]), hash(n) == hash(str(n)))
n.extra = [n]
del n.origin
print(n.extra[0] is n, hasattr(n, 'origin'), 'x'.join([Name('a'), Name('b')]), 'h' in n, n.find('i'))


class Odd(str):
    def __str__(self):
        return 'str'

    def __repr__(self):
        return 'repr'

    def __len__(self):
        return 42

    def __eq__(self, other):
        return 'eq'

    def __hash__(self):
        return 7

    def __getitem__(self, i):
        return 'item'

    def __contains__(self, x):
        return True

    def __iter__(self):
        return iter([1, 2])

    def __add__(self, other):
        return 'add'

    def __radd__(self, other):
        return 'radd'

    def __mul__(self, other):
        return 'mul'

    def __format__(self, spec):
        return 'format' + spec


o = Odd('text')
print(str(o), repr(o), len(o), o == 1, hash(o), o[0], 'q' in o, list(o), o + 'a', 'a' + o, o * 2, f'{o:z}', '%s %r' % (o, o))
print(str.__len__(o), o.upper(), str.__repr__(o), [o], str.__str__(o), ''.join([o]), o.split('e'))


class Data(bytes):
    def __bytes__(self):
        return b'other'


d = Data(b'\x00abc')
d.note = 'attribute'
print(d, d.note, bytes(d), d[1:], type(d[1:]), d + b'x', len(d), d == b'\x00abc', {d: 1}[b'\x00abc'], d.hex())


class Array(bytearray):
    pass


a = Array(b'xyz')
a.note = 1
a += b'!'
a.append(65)
print(a, a.note, type(a).__name__, type(a + b'q'), type(a[:2]), a == b'xyz!A', repr(a))


class Temp(str):
    def __del__(self):
        print('gone', ascii(self[:4]))


t = Temp('temporary')
t2 = t + ' copy'
del t
print(t2)
for call in (lambda: Name(), lambda: Name('a', 'b', 'c'), lambda: str.__new__(int, 'a'), lambda: str.upper(1)):
    try:
        print(call())
    except TypeError as e:
        print(e)
