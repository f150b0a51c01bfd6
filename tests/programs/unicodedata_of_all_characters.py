import unicodedata
ASSIGNED = [chr(c) for c in range(0x110000) if c < 0x3400 or 0xf900 <= c < 0x13500 or 0x1b000 <= c < 0x20020 or c % 97 == 0]


def total(f):
    n = 0
    for c in ASSIGNED:
        x = f(c)
        if isinstance(x, str):
            n = (n * 31 + hash_of(x)) % 1000000007
        else:
            n = (n * 31 + (-1 if x is None else int(x * 1000))) % 1000000007
    return n


def hash_of(s):
    n = len(s)
    for c in s:
        n = n * 131 + ord(c) & 0xffffffff
    return n


for m in (unicodedata, unicodedata.ucd_3_2_0):
    print(m.unidata_version)
    for name in ('category', 'bidirectional', 'combining', 'mirrored', 'east_asian_width', 'decomposition'):
        print(name, total(getattr(m, name)))
    for name in ('decimal', 'digit', 'numeric', 'name'):
        f = getattr(m, name)
        print(name, total(lambda c: f(c, None)))
    for form in ('NFC', 'NFD', 'NFKC', 'NFKD'):
        print(form, total(lambda c: m.normalize(form, 'a' + c + '\u0327\u0301')))
print([c for c in ASSIGNED if unicodedata.name(c, '') and unicodedata.lookup(unicodedata.name(c)) != c])
