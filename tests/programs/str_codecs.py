# encode and decode: every codec with every handler, the Unicode errors and their attributes.
codecs = ['utf-8', 'ascii', 'latin-1', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-32-be', 'utf-8-sig',
          'unicode_escape']
handlers = ['strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'surrogateescape', 'surrogatepass']
texts = ['', 'plain', 'caf\xe9', '\u20ac\xff!', '\U0001f600', '\ud800', 'a\udc80\udcffb', '\udc00\ud800x', '\u1234\u2345\x00\n']
for t in texts:
    for c in codecs:
        row = []
        for h in handlers:
            try:
                row.append(t.encode(c, h).hex())
            except UnicodeEncodeError as e:
                row.append(f'{e.encoding} {e.start}-{e.end} {e.reason} {ascii(e.object)} {e}')
        print(ascii(t), c, row)
raw = [b'', b'abc', b'\xc3\xa9', b'\xff', b'a\xe2\x82', b'\xe2\x82a', b'\xed\xa0\x80', b'\xf0\x9f\x98\x80', b'\xf4\x90\x80\x80',
       b'\xc0\x80', b'\xef\xbb\xbfx', b'\xff\xfea\x00', b'\xfe\xff\x00a', b'\x00\xd8', b'\x00\xd8a\x00', b'\x00\xdc', b'abc\xd8\x00\xdc\x00',
       b'\x00\xd8\x00\xdc', b'\x00\x00\x11\x00', b'\xff\xfe\x00\x00a\x00\x00\x00', b'\\x41\\u1234\\n\\101\\', b'\\xZZ\\q\\U00110000']
for b in raw:
    for c in codecs:
        row = []
        for h in handlers:
            try:
                row.append(ascii(b.decode(c, h)))
            except UnicodeDecodeError as e:
                row.append(f'{e.encoding} {e.start}-{e.end} {e.reason} {e.object} {e}')
            except TypeError as e:
                row.append(str(e))
        print(b, c, row)
for name in ('UTF8', 'utf_8', 'Latin1', 'ISO-8859-1', 'us-ascii', 'U8', 'utf 16', 'nope', ''):
    try:
        print(name, '\xe9'.encode(name))
    except (LookupError, UnicodeError) as e:
        print(name, type(e).__name__, e)
print(str(b'\xe9', 'latin-1'), str(b'\xe9', errors='replace') == '\ufffd', str(b'x'), str(object='o'), repr(str()))
for call in (lambda: 'a'.encode(1), lambda: 'a'.encode('ascii', 2), lambda: b'a'.decode(None), lambda: b'\xff'.decode('ascii', 'odd'),
             lambda: '\xe9'.encode('ascii', 'odd'), lambda: str('a', 'utf-8'), lambda: str(1, 'utf-8'), lambda: str(b'a', 1),
             lambda: str(1, 2, 3, 4), lambda: 'a'.encode(foo=1)):
    try:
        print(call())
    except (TypeError, LookupError) as e:
        print(type(e).__name__, e)
every = ''.join(map(chr, range(0, 0x11000, 7))) + '\U0010ffff'
for c in ('utf-8', 'utf-16', 'utf-32', 'utf-16-be'):
    print(c, every.encode(c, 'surrogatepass').decode(c, 'surrogatepass') == every, len(every.encode(c, 'surrogatepass')))
