import codecs
import io
print(codecs.encode('Hello', 'rot13'), codecs.decode('Uryyb', 'rot_13'), codecs.lookup('UTF-8').name)
d = codecs.getincrementaldecoder('utf-8')()
print([d.decode(bytes([b])) for b in '\u20ac\U00012345'.encode()])
d = codecs.getincrementaldecoder('utf-16')('replace')
print([d.decode(bytes([b])) for b in 'a\U00012345'.encode('utf-16') + b'\0'], repr(d.decode(b'', True)))
e = codecs.getincrementalencoder('utf-8-sig')()
print(e.encode('a'), e.encode('b'), codecs.BOM_UTF8)
w = codecs.getwriter('latin-1')(io.BytesIO())
w.write('\xe9')
print(w.stream.getvalue(), codecs.getreader('ascii')(io.BytesIO(b'ab\ncd')).readlines())
print(list(codecs.iterdecode([b'\xe2', b'\x82', b'\xac'], 'utf-8')), codecs.lookup_error('ignore'))
for f in (lambda: codecs.lookup('nope'), lambda: 'x'.encode('rot13'), lambda: b'x'.decode('rot13'),
          lambda: open('codecs_module.py', encoding='rot13'), lambda: codecs.encode(1, 'utf-8'), lambda: codecs.decode('a', 'ascii'),
          lambda: codecs.decode('x', 'rot13', 'nope'), lambda: codecs.lookup_error('nope'),
          lambda: codecs.getincrementaldecoder('utf-8')().decode(b'\xe2\x82', True)):
    try:
        print(f())
    except (LookupError, TypeError, ValueError) as e:
        print(type(e).__name__, e)


def search(name):
    if name == 'twice_as_much':
        return codecs.CodecInfo(lambda s, errors='strict': (s.encode() * 2, len(s)),
                                lambda b, errors='strict': (bytes(b).decode()[::2], len(b)), name=name)


codecs.register(search)
print('ab'.encode('twice as much'), b'aabb'.decode('Twice-As-Much'))
codecs.unregister(search)
try:
    'ab'.encode('twice as much')
except LookupError as e:
    print(e)
