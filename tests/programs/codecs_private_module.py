import _codecs


def attempt(f, *a):
    try:
        print(f, a, '->', getattr(_codecs, f)(*a))
    except Exception as e:
        print(f, a, type(e), e)
for f, *a in [
    ('utf_8_encode', 1),
    ('utf_8_encode', 'a', 1),
    ('utf_8_encode',),
    ('utf_8_encode', 'a', 'b', 'c'),
    ('utf_8_decode', 'a'),
    ('utf_8_decode', b'a', 1),
    ('lookup', 1),
    ('lookup', 'xx'),
    ('encode', 'a', 'xx'),
    ('encode', 'a', 1),
    ('encode', 1, 'utf-8'),
    ('decode', 'a', 'utf-8'),
    ('decode', 1, 'rot13'),
    ('encode', 1, 'rot13'),
    ('register', 1),
    ('register_error', 'a', 1),
    ('lookup_error', 'xxx'),
    ('lookup_error', 'strict'),
    ('escape_decode', b'\\x'),
    ('escape_decode', b'\\x', 'foo'),
    ('escape_decode', b'\\x1', 'replace'),
    ('escape_decode', '\\q\\08\\400'),
    ('escape_decode', b'a\\'),
    ('escape_encode', 'a'),
    ('escape_encode', b'a\'"\n\x00\xff\\'),
    ('readbuffer_encode', 'a\xe9'),
    ('readbuffer_encode', 1),
    ('charmap_encode', 'a\u1234b', 'replace', {97: 98, 98: b'xyz', 63: 33}),
    ('charmap_encode', 'a', 'strict', {97: 'x'}),
    ('charmap_encode', 'a', 'strict', {97: 256}),
    ('charmap_decode', b'a', 'strict', {97: 'x\u1234'}),
    ('charmap_decode', b'a', 'strict', {97: 1114112}),
    ('charmap_decode', b'a', 'strict', {97: 1.5}),
    ('charmap_decode', b'ab', 'strict', 'x'),
    ('charmap_decode', b'ab', 'replace', {97: None, 98: 65534}),
    ('charmap_encode', 'a'),
    ('charmap_build', 'abc'),
    ('raw_unicode_escape_encode', 'a\xe9\u1234\U00012345\\'),
    ('raw_unicode_escape_decode', b'\\u12'),
    ('raw_unicode_escape_decode', '\\u1234\\\\u1234\\U00110000', 'replace'),
    ('unicode_escape_decode', '\\q\xe9'),
    ('unicode_escape_decode', b'ab\\x1', 'strict', False),
    ('utf_16_ex_decode', b'\xff\xfea\x00b'),
    ('utf_16_ex_decode', b'a\x00b\x00', 'strict', 1, True),
    ('utf_16_decode', b'a'),
    ('utf_32_ex_decode', b'a\x00\x00\x00b'),
    ('utf_7_encode', 'a+\xe9\u1234-~\\\U00012345'),
    ('utf_7_decode', b'+AG'),
    ('utf_7_decode', b'+AG', 'strict', True),
    ('utf_7_decode', b'a+-b+AOk-c+\xff', 'replace', True),
    ('unregister', 1),
    ('encode', 'a', 'ascii', 'foo'),
    ('encode', '\xe9', 'ascii', 'foo'),
    ('utf_8_decode', b'ab\xe2\x82', 'strict'),
    ('utf_8_decode', b'ab\xe2\x82', 'strict', True),
    ('utf_8_decode', b'ab\xe2\x82z', 'replace'),
]:
    attempt(f, *a)
import codecs


def t(h,e):
    try:
        print(h, ascii(codecs.lookup_error(h)(e)))
    except Exception as x:
        print(h, type(x).__name__, x)


E = UnicodeEncodeError('ascii','a\u1234\udc81\U00012345b',1,4,'bad')
D = UnicodeDecodeError('utf-8',b'a\xed\xb2\x81\xff',1,5,'bad')
T = UnicodeTranslateError('a\u1234b',1,2,'bad')
for h in 'strict ignore replace backslashreplace xmlcharrefreplace surrogateescape surrogatepass'.split():
    for e in (E, D, T, 3, ValueError('x')):
        t(h, e)
for enc in ('utf-8','utf-16-le','utf-16','utf-32-be','ascii','utf-16be','UTF_32','utf16'):
    t('surrogatepass',UnicodeEncodeError(enc,'\udc81\ud801',0,2,'bad'))
    t('surrogatepass',UnicodeDecodeError(enc,b'\x01\xdc\0\0\0\0\xd8\1',0,5,'bad'))
t('surrogateescape',UnicodeEncodeError('ascii','\udc81\udcff',0,2,'bad'))
t('surrogatepass',UnicodeDecodeError('utf-8',b'a\xed\xb2\x81\xff',1,2,'bad'))
t('surrogateescape',UnicodeDecodeError('utf-8',b'\x80\xff\xfe\xfd\xfc\xfb',0,6,'bad'))
t('surrogateescape',UnicodeDecodeError('utf-8',b'ab',0,2,'bad'))
t('replace',UnicodeDecodeError('utf-8',b'ab',0,2,'bad'))
t('ignore',UnicodeEncodeError('utf-8','ab',-5,99,'bad'))
t('replace',UnicodeEncodeError('utf-8','ab',-5,99,'bad'))
t('replace',UnicodeTranslateError('abc',0,3,'bad'))
