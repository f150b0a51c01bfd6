# replace, strip, padding, expandtabs, translate, zfill.
texts = ['abcabc', '  pad me\t\n', '\u3000\u1234x\u1234\u3000', '-42', '+7', '\xe9\xe9', '']
for t in texts:
    print(ascii(t.strip()), ascii(t.lstrip()), ascii(t.rstrip()), ascii(t.strip('a\xe9 \u3000c')))
    print([ascii(t.replace('a', x)) for x in ('', 'A', 'long', '\u1234')], ascii(t.replace('', '.')))
    print([ascii(t.replace('\xe9', 'e', n)) for n in (-1, 0, 1, 2)], ascii(t.replace('', '-', 2)))
    for w in (0, 4, 9, 10):
        print(w, ascii(t.center(w)), ascii(t.ljust(w, '*')), ascii(t.rjust(w, '\u1234')), ascii(t.zfill(w)))

print(repr('a\tb\n\tcd\te'.expandtabs()), repr('a\tb'.expandtabs(3)), repr('a\tb'.expandtabs(0)))
print(repr('ab\tc'.expandtabs(tabsize=4)), repr('\u1234\tx\r\ty'.expandtabs(2)))

table = str.maketrans({'a': 'A', 'b': None, ord('c'): 0x1234, 'd': 'dd'})
print(sorted(table.items(), key=lambda kv: kv[0]), ascii('abcde'.translate(table)))
print(str.maketrans('ab', 'xy'), str.maketrans('ab', 'xy', 'z'), 'azb'.translate(str.maketrans('ab', 'xy', 'z')))


class Upper:
    def __getitem__(self, c):
        if c == ord('-'):
            raise LookupError
        return chr(c).upper()


print('a-b-c'.translate(Upper()))
for call in (lambda: str.maketrans('a', 'bc'), lambda: str.maketrans(1), lambda: str.maketrans({'ab': 1}),
             lambda: str.maketrans({1.5: 1}), lambda: 'a'.translate({97: 1.5}), lambda: 'a'.translate({97: 10 ** 9}),
             lambda: 'a'.center(5, 'ab'), lambda: 'a'.center(5, 1), lambda: 'a'.zfill('x'), lambda: 'a'.strip(1),
             lambda: 'a'.replace('a'), lambda: 'a'.replace(1, 'a'), lambda: 'a'.replace('a', None),
             lambda: 'a'.ljust(10 ** 30), lambda: 'a'.replace('a', 'b', count=1)):
    try:
        print(call())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
