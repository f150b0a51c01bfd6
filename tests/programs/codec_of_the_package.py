# Codecs that only CPython's package encodings has, by their names in literals.
import os

NAME = '/tmp/yieldc_codec_test_%d' % os.getpid()
print('\u20ac\xe9'.encode('cp1252'), b'\x80\x81'.decode('cp1252', 'replace'), str(b'\xe9\xa4', 'iso8859-15'))
print('\u043f\u0440\u0438\u0432\u0435\u0442'.encode('koi8-r').decode('KOI8_R'), bytes('\xe9', 'mac-roman'))
print('b\xfccher'.encode('punycode'), b'bcher-kva'.decode('punycode'), 'h\xe9+'.encode('utf-7'), b'h+AOk-+-'.decode('utf7'))
for text, encoding, errors in [('\u1234x', 'cp1252', 'strict'), ('x', 'no-such', 'strict'),
                               ('\u1234x\u1235\u1236', 'cp437', 'xmlcharrefreplace'), ('\u1234', 'cp437', 'backslashreplace'),
                               ('\u1234', 'cp437', 'ignore'), ('\u1234', 'cp437', 'no-such')]:
    try:
        print(text.encode(encoding, errors))
    except (LookupError, UnicodeError) as e:
        print(type(e).__name__, e)
try:
    b'ab\x81'.decode('cp1252')
except UnicodeDecodeError as e:
    print(e, e.encoding, e.start, e.end)
with open(NAME, 'w', encoding='cp1251') as f:
    f.write('\u0434\u0430\n\u043d\u0435\u0442\n')
with open(NAME, 'rb') as f:
    print(f.read())
with open(NAME, encoding='windows-1251') as f:
    print(f.encoding, f.readlines())
os.unlink(NAME)
