print('\N{BULLET} \N{latin small letter e with acute}\N{GREEK SMALL LETTER ALPHA}', '\N{Euro Sign}' == '\u20ac')
print('\N{NULL}\N{LF}\N{BEL}\N{BYTE ORDER MARK}'.encode(), len('\N{CJK UNIFIED IDEOGRAPH-4E00}\N{HANGUL SYLLABLE GAG}'))
x = 3
print(f'\N{BULLET}{x}\N{BULLET}{x:\N{BULLET}>5}{{\N{DIGIT ONE}}}', f'{x!r:\N{ASTERISK}^{x}}')
print(r'\N{BULLET}', b'\N{BULLET}', rf'\N{x}')
print('\N{GRINNING FACE}' '\N{COPYRIGHT SIGN}', """\N{SPACE}
\N{TILDE}""")
