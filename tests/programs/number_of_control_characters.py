# What int(), float() and complex() take for a space around a number, and what they do not.
def t(f, *a):
    try:
        return repr(f(*a))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


for c in [*range(0x24), 0x7F, *range(0x80, 0xA2), 0x1680, 0x180E, *range(0x2000, 0x2010), 0x2028, 0x2029,
          0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF]:
    s = chr(c)
    print(hex(c), s.isspace(), t(int, s + "5"), t(int, "5" + s), t(int, s + "\u0665"), t(int, s + "11", 2),
          t(float, s + "5"), t(float, "\u0665" + s), t(complex, s + "5j"), t(complex, "(" + s + "5" + s + ")"))
    if c < 256:
        b = bytes([c])
        print("   ", t(int, b + b"5"), t(float, b"5" + b), t(int, bytearray(b"5" + b), 7))
    print("   ", t(int, "5" + s + "5"), t(int, s), t(float, s))
