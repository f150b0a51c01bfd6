"""reason and encoding of a Unicode error may be set to anything, and deleted; str() shows it."""
for u in (UnicodeEncodeError("baz", "xxxxx", 1, 5, "foo"), UnicodeDecodeError("baz", b"xxxxx", 1, 5, "foo"),
          UnicodeTranslateError("xxxx", 1, 5, "foo")):
    u.reason = 0x345345345345345345
    print(u)
    if not isinstance(u, UnicodeTranslateError):
        u.encoding = 4000
    u.start = 1000
    print(u)
    del u.reason
    print(u.reason, u)
    try:
        u.start = "x"
    except TypeError as e:
        print(type(e).__name__)
