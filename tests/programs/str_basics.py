# Indexing, slicing, joining, comparing and walking over strs of every width.
texts = ['', 'a', 'hello', 'h\xe9llo', 'h\u1234llo', 'h\U0001f600llo', '\U0001f600\u1234\xe9a', 'x' * 20]

for t in texts:
    print(ascii(t), len(t), bool(t), ascii(t[::-1]), ascii(t[1:3]), ascii(t[-3:]), ascii(t[::2]))
    print([ascii(c) for c in t], ascii(t * 2), ascii(t + '!'), ascii('\u1234' + t))
    print([t.find(c) for c in 'lo\xe9\u1234\U0001f600'], [c in t for c in ['', 'll', '\u1234l']])

for a in texts:
    print([(a < b, a == b, a >= b) for b in texts])

# Slices of wide texts come out narrow again: equal texts are equal however they were made.
wide = '\U0001f600abc'
print(wide[1:] == 'abc', {wide[1:]: 1}['abc'], hash(wide[1:]) == hash('abc'))
print(wide.replace('\U0001f600', '') == 'abc', (wide + 'x')[1:-1] == 'abc')
print(wide.strip('\U0001f600') == 'abc', wide.translate({0x1f600: None}) == 'abc')

# One-character strings are shared.
x, y = 'abc', 'xaz'
print(x[0] is y[1], x[2] is y[2])

total = ''
for i in range(300):
    total += chr(97 + i % 26)
    if i % 100 == 0:
        kept = total
        total += '\u1234' if i == 200 else ''
print(len(total), ascii(total[195:210]), ascii(kept[-3:]), len(kept))

# The left side of += keeps its value wherever else it is held.
s = 'start'
held = [s]
for i in range(5):
    s += str(i)
    held.append(s)
print(held)
t = s
t += 'more'
print(s, t)

try:
    'abc'[3]
except IndexError as e:
    print(e)
try:
    'abc'['x']
except TypeError as e:
    print(e)
for bad in (1, None, 1.5, b'x', [1]):
    try:
        'abc' + bad
    except TypeError as e:
        print(e)
    try:
        bad in 'abc'
    except TypeError as e:
        print(e)
    try:
        'abc' * (bad if bad != 1 else 'x')
    except TypeError as e:
        print(e)

print('%r %r %r' % ("it's", 'say "hi"', 'both \' and "'))
print(repr('\t\n\r\\\x00\x7f\xa0\xad\u2028\ud800\U000e0001\U0010ffff'))
it = iter('ab\u1234')
print(next(it), it.__length_hint__(), list(it), list(it))
print(max('hello'), min('hello'), sorted('hello'), list(reversed('abc')), list(enumerate('ab')))
