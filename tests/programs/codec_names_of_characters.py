import encodings.idna
print('b\xfccher.example'.encode('idna'), b'xn--bcher-kva.example'.decode('idna'))
print('\u1234\xe9\udc81'.encode('ascii', 'namereplace'), b'\\N{BULLET}x\\N{nope}'.decode('unicode_escape', 'replace'))
for text in [b'\\N', b'\\N{', b'\\N{}', b'\\N{a', b'\\N{a}x', b'\\Nx', b'ab\\N{zz', b'\\N{latin small letter a}']:
    try:
        print(text, text.decode('unicode-escape'))
    except UnicodeDecodeError as e:
        print(text, e)
