# repr and str of floats, float() of text, hexadecimal text, ratios.
import math


def attempt(f, *args):
    try:
        return repr(f(*args))
    except (ValueError, TypeError, OverflowError) as e:
        return type(e).__name__ + ": " + str(e)


for d in (0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3, 1e15, 1e16, 1e17, 123456789012345678.0, 9999999999999998.0, 1e-4, 1e-5,
          0.00012345, 1.5e-7, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1e22, 1e23, 9007199254740993.0,
          4.35, 100.0, 1e100, 2.0**-44, 2.0**-1074, 2.0**1023, 2.0**70, 3.0e-10, 1234.5678, 0.3, 0.7, 1.1, 2.2, 3.3,
          4.9406564584124654e-324, 8.41e21, 2.0**-1022 - 2.0**-1074, 6.02214076e23):
    print(repr(d), str(-d), f"{d}", d.hex(), attempt(d.as_integer_ratio) if abs(math.log2(d)) < 120 else "")
for k in range(-1074, 1024, 7):
    d = 2.0**k
    if float(repr(d)) != d:
        print("wrong", k)
    if k % 10 == 0:
        print(k, d)
x = 0.5
seen = 0
for i in range(2000):
    x = (x * 3.99999 * (1 - x))
    y = x * 10.0**(i % 600 - 300)
    text = repr(y)
    if float(text) != y:
        print("wrong", text)
    seen = (seen * 131 + sum(ord(c) * (j + 1) for j, c in enumerate(text))) % 1000000007
print(x, seen)
for text in ("1", " 1.5 ", "-.5", "5.", "1e5", "1E+5", "1e-400", "1e400", "inf", "-Infinity", "+nan", "NaN", "1_000.5_0",
             "1__0", "_1", "1_", "1._5", "1e", "e5", ".", "", " ", "0x10", "1 2", "1.5j", "\u0661.\u0665", "12\u00a0",
             "infinit", "nan(1)", "1e5.5", "--1", "0" * 400 + "1", "1" * 400, "0." + "0" * 400 + "1"):
    print(attempt(float, text))
print(attempt(float, b"2.5"), attempt(float, bytearray(b"-1e3")), attempt(float, b"x"), attempt(float, None),
      attempt(float, [1]), attempt(float), attempt(float, 10**400), attempt(float, 1j))
for text in ("0x1.8p1", "-0x1p-3", "1.8", "0x.8", "0xap0", "inf", "-nan", "0x1p5000", "0x1p-5000", "0x", "p1", "0x1p",
             " 0x1p1 ", "0x1.0000000000000800p0", "0x1.00000000000008001p0", "0x1.g"):
    print(attempt(float.fromhex, text))
for d in (0.0, -0.0, 1.0, -1.5, 0.1, 1e300, 5e-324, float("inf"), float("nan"), 2.2250738585072014e-308):
    print(d, d.hex(), attempt(d.as_integer_ratio), d.is_integer(), d.real, d.imag, d.conjugate(),
          attempt(d.__trunc__), attempt(d.__floor__), attempt(d.__ceil__))
print("%s %r %f %.3f %e %g %G %.10g %10.2f|%-10.2f|%+.1f %#.0f %05.1f" % (
    1.5, 1.5, 1.5, 2 / 3, 12345.678, 1e-10, 1e-10, 1 / 3, 3.14159, 3.14159, 2.0, 3.0, 2.5))
