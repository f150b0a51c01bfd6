texts = ["", "a", " ", "ab", "a b", "  a  b  ", "the quick brown fox", "a,b,,c,", ",", ",,", "a\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\n", "\n", "x" * 20, ("word " * 6).strip(), "é", "é à", "caf\xe9 na\xefve stra\xdfe", "\u4e2d\u6587 \u4e2d", "a\u4e2db", "\U0001f600x\U0001f600", "\x1f a\x1cb", "\xa0a\xa0b\xa0", "\u3000a\u2003b", "ABC xyz 123", "\xb5\xff\xdf", "\u03a3\u03b1\u03a3", "aXbXc", "aaaa", "\ud800a", "\u0149\u1e9e\ufb01", "tab\tx\ty", "i\u0307\u0130"]
needles = ["a", ",", "aa", "\u4e2d", "é", "ab", "zz"]
def t(f, *a):
    try:
        print(ascii(f(*a)))
    except Exception as e:
        print(type(e).__name__, e)
class S(str): pass
for s in texts:
    for x in (s, S(s)) if len(s) < 6 else (s,):
        t(x.split); t(x.rsplit); t(x.splitlines); t(x.splitlines, True); t(x.strip); t(x.lstrip); t(x.rstrip)
        t(x.upper); t(x.lower); t(x.title); t(x.capitalize); t(x.swapcase); t(x.casefold)
        t(x.encode); t(x.encode, "latin-1"); t(x.encode, "utf-8", "replace")
        t(lambda: [type(p) is str for p in x.split()])
        for lim in (-1, 0, 1, 2, 100):
            t(x.split, None, lim); t(x.rsplit, None, lim)
    for n in needles:
        t(s.split, n); t(s.rsplit, n); t(s.split, n, 1); t(s.rsplit, n, 2); t(s.split, n, 0); t(s.partition, n); t(s.rpartition, n)
        t(s.count, n); t(s.find, n); t(s.rfind, n); t(s.find, n, 1); t(s.find, n, 2, 1); t(s.find, n, -3); t(s.find, n, 1, -1); t(s.count, n, 1, 5); t(s.index, n)
        t(lambda: n in s)
        for w in ("", "Q", "long one", "\u20ac"):
            t(s.replace, n, w); t(s.replace, n, w, 1); t(s.replace, n, w, 0)
        t(n.join, [s, s, n]); t(s.join, [n, n])
    for i in (0, 1, -2, 100, -100, None):
        for j in (1, -1, 100, -100, None):
            t(lambda: s[i:j])
    t(lambda: s[::2]); t(lambda: s[::-1]); t(lambda: s[1:True]); t(lambda: s[10**20:]); t(lambda: s[:-10**20]); t(lambda: s["a":])
    b = s.encode("utf-8", "surrogatepass")
    t(b.decode); t(bytearray(b).decode); t(b.decode, "utf-8"); t(b.decode, "ascii"); t(b.decode, "utf-8", "ignore"); t(b.isascii); t(b[:-1].decode)
    for table in ({}, {97: "x"}, {97: None}, {97: 98, 98: "yy", 32: "\u4e2d"}, {97: 0x20ac}, {97: 300, 98: -1}, {97: 1.5}, {98: True}, {97: 10**30}, str.maketrans("ab", "ba", " "), {0x4e2d: "M", 0xe9: 101}, {97: ""}, {97: 0x110000}, {97: S("sub")}):
        t(s.translate, table)
class T(dict):
    def __missing__(self, k):
        if k == 98: raise LookupError
        return chr(k + 1) if k < 127 else None
t("abc\xe9".translate, T()); t("abc".translate, T({97: "z"})); t("abc".translate, "xyz" * 40); t("abc".translate, [None] * 98); t("abc".translate, 5)
class B(dict):
    def __getitem__(self, k): return 1 / 0
t("a".translate, B())
t("".split, ""); t("a".split, ""); t("a".split, 5); t("a".split, None, "x"); t("a".partition, ""); t("a".partition, 5); t("a".split, "b", 1.5)
t(lambda: "a b".split(maxsplit=0)); t(lambda: "a-b".split(sep="-")); t(lambda: "a".splitlines(keepends=True)); t(lambda: "a".splitlines(1, 2))
t(b"abc\xff".decode); t((b"\xc3\xa9" * 20).decode)
t((b"x" * 7 + b"\x80").decode); t((b"x" * 8 + b"\x80").decode); t((b"x" * 1000).decode); t(b"".decode); t(b"x".decode); t(b"\x7f".decode)
t(lambda: "x".encode(encoding="ascii")); t(lambda: "x".encode(errors="strict")); t("x".encode, "nope"); t("x".encode, 5); t(b"x".decode, 5)
big = ",".join(str(i) for i in range(1000))
print(len(big.split(",")), big.split(",") == [str(i) for i in range(1000)], big.rsplit(",")[-5:], len(big.replace(",", ", ")), len(("a b " * 500).split()), ("x\n" * 100).splitlines() == ["x"] * 100)
s = "abc"; print(s[:] is s, s[0:3] is s, s.replace("z", "y") is s, s.split(",")[0] is s, s.strip() is s, str(s) is s)
