# Ints from text and to text, bytes, and the digits limit.
import sys


def attempt(f, *args, **keywords):
    try:
        return repr(f(*args, **keywords))
    except (ValueError, TypeError, OverflowError) as e:
        text = str(e)
        return type(e).__name__ + ": " + (text if len(text) < 300 else text[:300])


for text in ("0", "00", "-0", "+7", "  42  ", "\t-42\n", "1_000_000", "1__0", "_1", "1_", "", " ", "-", "+-1",
             "0x1f", "12a", "1 2", "1.5", "9" * 30, "-" + "8" * 41, "\u0663\u0664", "\u00a07\u2003", "\u00e9",
             "1\x00", "x" * 250):
    print(attempt(int, text))
for text, base in (("ff", 16), ("0xff", 16), ("0XFF", 0), ("0b101", 2), ("0b101", 0), ("0o17", 8), ("0o17", 0),
                   ("z", 36), ("Zz", 36), ("12", 3), ("13", 3), ("010", 0), ("000", 0), ("0_0", 0), ("0x", 16),
                   ("0b1", 16), ("0x_1", 0), ("0_x1", 0), ("1", 1), ("1", 37), ("1", -2), ("1" * 70, 2),
                   ("123456789abcdef" * 4, 16), ("-0x10", 0), ("7" * 50, 8), ("100", 7), (" 0b11 ", 0)):
    print(text, base, attempt(int, text, base))
print(attempt(int, b"17"), attempt(int, bytearray(b" -5 ")), attempt(int, b"1x"), attempt(int, b"11", 2))
print(attempt(int), attempt(int, 5, 10), attempt(int, [1]), attempt(int, None), attempt(int, "5", base="x"))
print(attempt(int, 3.99), attempt(int, -3.99), attempt(int, 1e25), attempt(int, float("nan")),
      attempt(int, float("inf")), attempt(int, True), attempt(int, 2**70))
for n in (0, 1, -1, 255, 10**15, 10**18, 10**19, 2**62, -2**62, 2**63, 2**64, -2**64, 10**50, -10**50 - 1):
    print(n, str(n), repr(n), hex(n), oct(n), bin(n))
print("%d %i %x %X %o %5d|%-5d|%05d %+d" % (42, -42, 255, 255, 8, 42, 42, 42, 42))
print("%d" % 10**30, "%x" % -10**30, f"{10**30}", f"{-5:d}")

print(sys.get_int_max_str_digits())
print(attempt(str, 10**4299)[:5], attempt(str, 10**4300))
print(attempt(int, "1" * 4300)[:5], attempt(int, "1" * 4301), attempt(int, "_".join("1" * 4300))[:5])
print(len(hex(10**5000)), int("f" * 5000, 16) == 16**5000 - 1)
sys.set_int_max_str_digits(0)
print(len(str(10**5000)), int("1" * 5000) % 97)
sys.set_int_max_str_digits(700)
print(attempt(str, 10**700))
print(attempt(sys.set_int_max_str_digits, 100))
sys.set_int_max_str_digits(4300)

for n in (0, 1, 127, 128, 255, 256, 2**64 - 1, 2**64, 10**25):
    for length in (0, 1, 2, 8, 9, 12):
        print(n, length, attempt(n.to_bytes, length, "big"), attempt(n.to_bytes, length, "little", signed=True),
              attempt((-n).to_bytes, length, "big", signed=True))
print(attempt((-1).to_bytes, 2, "big"), attempt((1).to_bytes, -1, "big"), attempt((1).to_bytes, 1, "middle"),
      attempt((7).to_bytes), attempt((1).to_bytes, 1, 5))
for data in (b"", b"\x00", b"\x7f", b"\x80", b"\xff" * 8, b"\x80" + b"\x00" * 8, bytes(range(20))):
    print(data, int.from_bytes(data, "big"), int.from_bytes(data, "little"),
          int.from_bytes(data, "big", signed=True), int.from_bytes(data, "little", signed=True))
print(int.from_bytes([1, 2, 3], "big"), int.from_bytes(bytearray(b"ab")), attempt(int.from_bytes, 5, "big"),
      attempt(int.from_bytes, "ab", "big"))
for n in (0, 1, -1, 5, 255, 2**62, -2**62, 2**100 - 1):
    print(n.bit_length(), n.bit_count(), n.as_integer_ratio(), n.conjugate(), n.real, n.imag, n.numerator,
          n.denominator)
