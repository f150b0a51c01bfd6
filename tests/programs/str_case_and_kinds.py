# Case conversions and character tests over the whole of Unicode, as checksums.
words = ['hello world', 'HELLO', "they're bill's", '\xdf', '\u0149x', 'stra\xdfe', '\u03a3\u03a3', 'A\u03a3 \u03a3B',
         'A\u03a3\u0345', '\u01c5ungla', '\u0130I\u0131i', '\ufb01ne', '\u1f80', '3rd place', 'x\u0301Y', '\u2160\u2170',
         '\U00010400\U00010428', '\u0345', '']
methods = ['lower', 'upper', 'title', 'capitalize', 'swapcase', 'casefold']
tests = ['isalpha', 'isdecimal', 'isdigit', 'isnumeric', 'isalnum', 'isspace', 'isprintable', 'isascii',
         'isidentifier', 'isupper', 'islower', 'istitle']
for w in words:
    print(ascii(w), [ascii(getattr(w, m)()) for m in methods], ''.join('FT'[getattr(w, t)()] for t in tests))

for m in methods:
    changed = size = 0
    check = 0
    for c in range(0, 0x11000):
        r = getattr(chr(c), m)()
        if r != chr(c):
            changed += 1
            size += len(r)
            for d in r:
                check = (check * 31 + ord(d)) % 1000003
    print(m, changed, size, check)

for t in tests:
    count = check = 0
    for c in range(0, 0x11000):
        if getattr(chr(c), t)():
            count += 1
            check = (check * 31 + c) % 1000003
    print(t, count, check)
names = ['x', '_', 'x1', '1x', 'a-b', 'caf\xe9', '\u2118', 'a\xb7', '\xb7a', 'class', '', 'a b', '\u212e\u0301']
print([n.isidentifier() for n in names])
