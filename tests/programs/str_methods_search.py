# find, rfind, index, rindex, count, startswith, endswith, in: every range of every text.
texts = ['abracadabra', 'aaaa', '\u1234a\u1234\u1234a', 'caf\xe9 caf\xe9', '']
needles = ['a', 'abra', 'aa', '\u1234', '\xe9', '', 'zz', '\u1234a']
bounds = [(), (2,), (1, 4), (-3,), (-3, -1), (5, 2), (100,), (None, 3), (3, 3)]

for t in texts:
    for n in needles:
        row = [[getattr(t, m)(n, *b) for b in bounds] for m in ('find', 'rfind', 'count')]
        ends = [[getattr(t, m)(n, *b) for b in bounds] for m in ('startswith', 'endswith')]
        print(ascii(t), ascii(n), row, [''.join('FT'[x] for x in e) for e in ends])

for name in ('index', 'rindex'):
    for n in ('bra', 'x'):
        try:
            print(getattr('abracadabra', name)(n), getattr('abracadabra', name)(n, 3))
        except ValueError as e:
            print(name, e)

print('abc'.startswith(('x', 'ab')), 'abc'.startswith(()), 'abc'.endswith(('x', 'bc', 1)))
for call in (lambda: 'abc'.startswith(1), lambda: 'abc'.endswith(('x', 1)), lambda: 'abc'.find(1),
             lambda: 'abc'.find(), lambda: 'abc'.find('a', 1, 2, 3), lambda: 'abc'.find('a', 'b'),
             lambda: 'abc'.count(None), lambda: 'abc'.removeprefix(None)):
    try:
        print(call())
    except TypeError as e:
        print(e)
print('TestHook'.removeprefix('Test'), 'TestHook'.removesuffix('Hook'), 'x'.removeprefix('xy'))
big = 'ab' * 5000 + 'needle' + 'ba' * 5000
print(big.find('needle'), big.rfind('needle'), big.count('ab'), 'needle' in big, 'noodle' in big)
