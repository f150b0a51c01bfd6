# split, rsplit, splitlines, partition, rpartition, join.
texts = ['a b  c ', '  lead', 'x,y,,z,', ',', '', 'one', 'a\u1234b\u1234\u1234c', 'tab\there\nline\x1cfs\u2003em']
for t in texts:
    for n in (-1, 0, 1, 2, 10):
        print(n, [ascii(x) for x in t.split(None, n)], [ascii(x) for x in t.rsplit(None, n)])
        print(n, [ascii(x) for x in t.split(',', n)], [ascii(x) for x in t.rsplit('\u1234', n)])
    print([tuple(map(ascii, t.partition(s))) for s in (',', ' ', '\u1234')])
    print([tuple(map(ascii, t.rpartition(s))) for s in (',', ' ', '\u1234')])

lines = 'a\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029\nlast'
print([ascii(x) for x in lines.splitlines()])
print([ascii(x) for x in lines.splitlines(True)])
print('\n'.splitlines(), '\n\n'.splitlines(keepends=True), ''.splitlines(), 'a\n'.splitlines())
print('aXXbXXc'.split('XX'), 'aXXbXXc'.rsplit('XX', 1), 'aaa'.split('aa'), 'aaa'.rsplit('aa'))

print(','.join(['a', 'b', 'c']), ''.join(()), '-'.join('xyz'), ', '.join(str(i) for i in range(5)))
print(ascii('\u1234'.join(['a', 'b'])), ascii(''.join(['a', '\xe9', '\U0001f600'])), '|'.join({'k': 1}))


class Odd(str):
    def __str__(self):
        return 'never'


print(''.join([Odd('kept')]), type(''.join([Odd('kept')])), '-'.join([Odd('a'), 'b']))


def breaks():
    yield 'a'
    raise RuntimeError('in the generator')


for call in (lambda: ','.join([1]), lambda: ','.join(['a', None]), lambda: ','.join(5), lambda: ','.join(breaks()),
             lambda: 'a'.split(''), lambda: 'a'.partition(''), lambda: 'a'.split(1), lambda: 'a'.split(foo=1),
             lambda: 'a'.rpartition(None), lambda: 'a'.split(None, 'x'), lambda: 'a'.split('a', 1, 2)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
