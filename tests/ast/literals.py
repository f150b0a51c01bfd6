0, 00, 1_000, 0xFF, 0XaB_c, 0o17, 0b1_01
1.5, 1., .5, 1e10, 1E-5, 1_0.0_1e+1_0, 1e999, 1e16, 1e-5, 123456789012345678901234567890
0xffffffffffffffffffffffff
1j, 1.5J, 0j, 1e100j
None, True, False, ...
'a' "b" '''c
d''' """e"""
'it\'s', "say \"hi\"", '\'"'
'\a\b\f\n\r\t\v\\\0\12\377\x41\u00e9\U0001F600\ud800'
'\q \
joined'
r'\n\x', R"\'", b'\x00\xff\n', rb'\n', Br"\z", u'u', 'é日本😀'
b'a' b"b"
'' ""
