def t(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, e)


class S(str):
    def __str__(self):
        return "S!"

    def __format__(self, spec):
        return "F" + spec


class N(int):
    def __str__(self):
        return "N!"

    def __format__(self, spec):
        return "G" + spec


for f in ("%", "a%", "%%", "a%%b", "%%%d", "%d%%", "%d", "x%dy", "%5d|%-5d|%05d", "%s", "%r", "%a", "%c", "%x", "%.3f", "%10.2f|", "%-10.1f|",
          "%+.2f", "% d", "%i", "%u", "%(a)s", "%(a)d %(b)s", "%y", "%5%", "%s %s", "\u20ac%s", "%s\u20ac", "%.2s", "%5s|", "%-5s|", "%5.1s|", "%.0f", "%#.0f", "%e", "%g", "%ld", "%.*f", "%*d", "%é"):
    for a in (5, -5, "x", "\u4e2d\u6587", 1.5, -2.675, (), (1,), (1, 2), (2, 3.14159), {"a": 1, "b": "\xe9"}, None, True, S("s"), N(7), 10**30, float("nan"), float("-inf"), [1], b"b", 65):
        t(lambda: f % (a if type(a) is tuple or type(a) is dict else (a,)))
        t(lambda: f % a)
for f in ("", "{}", "{}{}", "a{}b", "{0}{1}{0}", "{x}", "{", "}", "{{}}", "{{{}}}", "{:>5}|", "{:{}}|", "{:{w}.{p}f}|", "{!r}", "{!s:>4}|", "{!x}", "{0.real}", "{0[0]}", "\u20ac{}", "{}\u20ac{}", "{:\u20ac^7}", "{:d}", "{:.2f}", "{:s}", "text only", "{:}", "{!s}", "é{}é" * 3):
    for a in ((), (5,), ("x", 6), (1.5, 2), ("\u4e2d", "\U0001f600"), (S("s"), N(7)), (None, True), ([1, 2], 3), (10**20, -3), (2.675, 8)):
        t(lambda: f.format(*a, x="kw", w=9, p=1))
for v in (5, 1.5, "x", S("s"), N(7), None, True, -0.0, 1e100, 123456789.987654321, 0.5, 2.5, 1.005, 2.675, 1e15 + 0.3, 999999.5, 0.05, 0.15, 0.25):
    for s in ("", ".2f", ".0f", ".1f", ".9f", ".3f", ".15f", ">8", "<8", "^8", "08", "+", ",", "_", "e", "g", "%", ".1%", "z.1f", "=8", "*^8", "s", "d", "x", ".2", "8.2f", "08.2f", ",.2f", "f", "F", ".f", ".2F", "\u20ac>9.1f"):
        t(lambda: format(v, s))
        t(lambda: f"{v:{s}}|{v}|{v!r}")
a, b, c = 5, "x", 1.5
print(f"{a} {b} {c:.2f}", f"{a:>10}", f"{b}{b}{b}", f"\u20ac{a}{b}", f"{a}\xe9", f"{b!r:>5}", f"{a=} {c=:.1f}")
for x in (0, 7, 12, 255, -1, -12345, 2**61, 2**62, -2**62, 2**70, True):
    print(str(x), repr(x), f"{x}", "%d" % x, "%s" % x, "{}".format(x), int(str(int(x))))
print(str(object=5), str(5.5), str(b"x", "ascii"), S(5) == "5", str(N(3)), type(str(N(3))))
try:
    str(5, 6)
except TypeError as e:
    print(e)
try:
    str(5, x=6)
except TypeError as e:
    print(e)
print(b"%d %s %x %.2f %5d|" % (5, b"x", 255, 1.5, 7), b"%b%%" % b"y", bytearray(b"%c") % 65)
