# bytes and bytearray side by side: construction, items, operators, every shared method.
for make in (bytes, bytearray):
    b = make(b"it's \x00\xff\t\n")
    print(b, repr(str(b)), len(b), b[0], b[-1], b[2:5], b[::-2], list(b[:3]), b * 2, 2 * b[:1], b + b'!', b'!' + b)
    print(make(), make(3), make([1, 2, 255]), make('\xe9', 'utf-8'), make(range(3)), make(b'x'), make(bytearray(b'y')),
          make(memoryview(b'z')), make((i for i in (65, 66))))
    print(b'it' in b, 0 in b, 200 in b, b == b"it's \x00\xff\t\n", b < b'j', b >= b'', b != bytearray(b), bool(make()))
    w = make(b' Hello  wOrld-x.y\r\nline\rtwo\n')
    for m in ('lower upper title capitalize swapcase isalpha isdigit isalnum isspace isascii isupper islower istitle split rsplit '
              'splitlines strip lstrip rstrip hex').split():
        print(m, getattr(w, m)())
    print(w.find(b'o'), w.rfind(b'o'), w.index(108), w.count(b'l'), w.find(b'zz'), w.startswith((b'x', b' H')), w.endswith(b'\n'))
    print(w.replace(b'l', b'LL', 2), w.replace(b'', b'.', 3), w.split(b'o', 1), w.rsplit(None, 1), w.partition(b'-'), w.rpartition(b'q'))
    print(w.strip(b' \n'), w.center(40, b'*'), make(b'7').zfill(3), make(b'-7').zfill(4), make(b'a').ljust(3), make(b'a').rjust(3, b'.'))
    print(make(b'a\tb').expandtabs(4), make(b',').join([b'a', bytearray(b'b'), memoryview(b'c')]), w.splitlines(True))
    print(w.translate(None, b'lo'), w.translate(bytes(range(256)).upper())[:6], make.maketrans(b'ab', b'xy')[95:100])
    print(make.fromhex('00 ff 7F'), make(b'abcdefg').hex('-', 2), make(b'abc').hex(':'), make(b'abcde').hex(b'.', -2))
    print(make(b'prefix').removeprefix(b'pre'), make(b'suffix').removesuffix(b'fix'), make(b'\xe9').decode('latin-1'))
    print(list(reversed(make(b'abc'))), list(enumerate(make(b'ab'))), max(make(b'abc')), sorted(make(b'cab')))
    for call in (lambda: make('a'), lambda: make(-1), lambda: make([256]), lambda: make(['a']), lambda: make(1.5), lambda: make(1, 'x'),
                 lambda: make('a', 1), lambda: b + 'a', lambda: b + 1, lambda: b * 1.5, lambda: 'a' in b, lambda: 256 in b,
                 lambda: b['a'], lambda: b[99], lambda: b.find('a'), lambda: b.find(256), lambda: b.index(b'zz'), lambda: b.split('a'),
                 lambda: b.split(b''), lambda: b.join([1]), lambda: b.join('ab'), lambda: b.strip('a'), lambda: b.center(1, 'a'),
                 lambda: b.startswith('a'), lambda: b.startswith(('a',)), lambda: b.translate(b'a'), lambda: make.fromhex('0g'),
                 lambda: make.maketrans(b'a', b''), lambda: b.hex('ab'), lambda: b < 'a', lambda: make(None), lambda: make(10 ** 30)):
        try:
            print(call())
        except (TypeError, ValueError, IndexError, OverflowError) as e:
            print(type(e).__name__, e)
    for f, v in ((b'%s %b', (b'a', bytearray(b'b'))), (b'%d|%5x|%-5o|%+.2f', (1, 255, 8, 2.5)), (b'%c%c', (65, b'z')), (b'%a %r', ('\xe9', None)),
                 (b'%(k)s', {b'k': b'v'}), (b'%s', 'str'), (b'%c', 256), (b'%d', 'a'), (b'%s', ()), (b'x', 1), (b'%z', 1), (b'%f', b'a')):
        try:
            print(make(f) % v)
        except (TypeError, ValueError, OverflowError) as e:
            print(type(e).__name__, e)
try:
    hash(bytearray())
except TypeError as e:
    print(e)
print(hash(b'abc') == hash(bytes(bytearray(b'abc'))), {b'k': 1}[bytes([107])], b'' == bytearray(), b'a' == 'a')


class Buffer:
    def __bytes__(self):
        return b'from __bytes__'


class Items:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i


print(bytes(Buffer()), bytes(Items()), bytes([True, False]), b'%b' % Buffer())
