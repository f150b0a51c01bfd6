import codecs


def mark(e):
    print(type(e).__name__, e.encoding, ascii(e.object), e.start, e.end, e.reason)
    return '<%d>' % (e.end - e.start), e.end


codecs.register_error('test.mark', mark)
print('a\u1234\u1235b'.encode('ascii', 'test.mark'), '\u1234'.encode('latin-1', 'test.mark'))
print(b'a\xff\xfeb'.decode('utf-8', 'test.mark'))
print(b'\xff'.decode('ascii', 'test.mark'), b'\0\xd8x'.decode('utf-16-le', 'test.mark'), '\ud800'.encode('utf-16-le', 'test.mark'))
print('\u1234z'.encode('cp1252', 'test.mark'), b'\\x1'.decode('unicode_escape', 'test.mark'))
codecs.register_error('test.bytes', lambda e: (b'\xff\xfe', e.start + 1))
print('a\u1234\u1235b'.encode('ascii', 'test.bytes'))
codecs.register_error('test.back', lambda e: ('?', -1))
print('a\u1234\u1235b'.encode('ascii', 'test.back'), b'a\xff\xffb'.decode('ascii', 'test.back'))


def other(e):
    if isinstance(e, UnicodeDecodeError):
        e.object = b'other bytes'
    return '', 5


codecs.register_error('test.other', other)
print(b'a\xff'.decode('ascii', 'test.other'))
for name, result in [('test.1', 3), ('test.2', ('x',)), ('test.3', ('x', 'y')), ('test.4', (3, 4)), ('test.5', ('x', 99)),
                     ('test.6', ('x', -99)), ('test.7', ('\u1234', 1)), ('test.8', (b'x', 1))]:
    codecs.register_error(name, lambda e, result=result: result)
    for f in (lambda: '\xff'.encode('ascii', name), lambda: b'\xff'.decode('ascii', name)):
        try:
            print(f())
        except (TypeError, IndexError, UnicodeError) as e:
            print(name, type(e).__name__, e)
try:
    '\xff'.encode('ascii', 'test.none')
except LookupError as e:
    print(e)


def fails(e):
    raise KeyError('in the handler')


codecs.register_error('test.fails', fails)
try:
    '\xff'.encode('ascii', 'test.fails')
except KeyError as e:
    print(e)
