import unicodedata as u


def attempt(name, *args, m=u):
    try:
        print(name, ascii(args), ascii(getattr(m, name)(*args)))
    except (TypeError, ValueError, KeyError) as e:
        print(name, ascii(args), type(e).__name__, ascii(e))


for call in [('category', 'ab'), ('category', 1), ('category', ''), ('name', '\0'), ('name', '\0', 'x'), ('name', 'ab'),
             ('name', 1), ('name',), ('decimal', 'a'), ('decimal', 'ab'), ('digit', 'a'), ('numeric', 'a'),
             ('numeric', '\xbd'), ('numeric', 'a', None), ('lookup', 'nope'), ('lookup', 'latin small letter a'),
             ('lookup', 'cjk unified ideograph-4e00'), ('lookup', 'CJK UNIFIED IDEOGRAPH-4e00'),
             ('lookup', 'CJK UNIFIED IDEOGRAPH-4E00'), ('lookup', 'HANGUL SYLLABLE GAG'), ('lookup', 'HANGUL SYLLABLE A'),
             ('lookup', 'hangul syllable gag'), ('lookup', 'HANGUL SYLLABLE '), ('lookup', 1), ('lookup', 'a\0'),
             ('lookup', '\xe9'), ('lookup', 'x' * 300), ('lookup', 'LATIN SMALL LETTER R WITH TILDE'), ('lookup', 'NULL'),
             ('lookup', b'BULLET'), ('lookup', 'KEYCAP DIGIT ONE'), ('lookup', 'LATIN  SMALL LETTER A'), ('lookup', ''),
             ('normalize', 'NFX', 'a'), ('normalize', 1, 'a'), ('normalize', 'NFC', 1), ('normalize', 'NFC'),
             ('is_normalized', 'NFC', 'a'), ('is_normalized', 'X', 'a'), ('is_normalized', 'NFC', 'a\u0301'),
             ('is_normalized', 'NFD', 'a\u0301'), ('normalize', 'NFC', 'a\u0301\u0328 \u1100\u1161\u11a8'),
             ('normalize', 'NFKD', '\ufb01 \u2460 \u210c \uac01'), ('decomposition', '\xc0'), ('decomposition', '\uac00'),
             ('name', '\U00017000'), ('name', '\uf900')]:
    attempt(*call)
attempt('name', '\u0221', m=u.ucd_3_2_0)
attempt('lookup', 'LATIN SMALL LETTER D WITH CURL', m=u.ucd_3_2_0)
attempt('lookup', 'KEYCAP DIGIT ONE', m=u.ucd_3_2_0)
print(u.UCD, type(u.ucd_3_2_0), u.ucd_3_2_0.unidata_version, u.unidata_version)
