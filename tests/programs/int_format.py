# The format mini-language for numbers: every part of it, and its errors.
def attempt(value, spec):
    try:
        return repr(format(value, spec))
    except (ValueError, OverflowError, TypeError) as e:
        return type(e).__name__ + ": " + str(e)


INT_SPECS = ["", "d", "5", "<5", ">5", "^5", "=5", "*^9", "+", "-", " ", "+d", "05", "+05d", "x", "X", "#x", "#X", "#o", "b",
             "#b", "#010x", "#010b", ",", "_", "_x", "_b", "#_x", "010,", "012_x", "6,", "06,", "07,", "08,", "c", "5c", "n",
             "e", ".2f", "g", "%", ".1%", ",.2f", "z", "zd", ".3", ".3d", "s", "+c", "#c", ",c", ",x", ",_", "_,", "5 5", ".",
             "q", "\u00e9", ",\u00e9", "9" * 25, ".9" + "9" * 25, "\u00e9>6", "\u4e2d^8d", "0<6", "0=+8d", "<08d", "x<#8x"]
for spec in INT_SPECS:
    print(spec, [attempt(n, spec) for n in (0, 7, -42, 1234567, 10**20, True)])
FLOAT_SPECS = ["", "f", ".2f", ".0f", "#.0f", "e", ".3e", "E", "g", ".3g", "#.3g", "G", "%", ".1%", "n", "10.2f", "<10.2f",
               "^+12.1f", "=+12.1f", "012.3f", ",", ",.2f", "_.3f", "015,.2f", ".3", ".1", "#", "#.3", "z.1f", "z", "+", " ",
               "d", "x", "c", "s", ".", "q", ",_f", "0=10", "*>12.4e", "010", "+010.1e", ".20f", ".0e", "#.0e", ".10", ".17g"]
for spec in FLOAT_SPECS:
    print(spec, [attempt(d, spec) for d in (0.0, -0.0, 1.0, -2.5, 1234567.891, 1e-7, 1e22, 0.04, float("inf"), float("nan"))])
COMPLEX_SPECS = ["", ".2f", "20", "<20.1f", "^20", "+.1e", ",.1f", "d", "010", "=10", "%", "g", ".3", "*>15g"]
for spec in COMPLEX_SPECS:
    print(spec, [attempt(z, spec) for z in (0j, 1 + 2j, -1.5 - 2.25j, 1e10j, complex("nan+infj"), 12345.678 + 1j)])
width, precision = 12, 3
print(f"{3.14159:{width}.{precision}f}|{42:>{width}}|{255:#06x}|{1e6:,.0f}|{0.5:.0%}|{-7:+d}|{True:d}|{True}")
print("{:>8} {:<8} {:^8} {:08.3f} {!r:>6}".format(1, 2, 3, 4.5, 6))
print((5).__format__("03"), (1.5).__format__(".3f"), (1j).__format__(""), attempt(5, None) if False else "")
for value in (1, 1.5, 1j):
    try:
        value.__format__(5)
    except TypeError as e:
        print(e)
