"""float.fromhex() rounds once, subnormal numbers too; float() asks __float__ first."""
for text in (
        "0x0.ffffffffffffecp-1022", "0x0.ffffffffffffe8p-1022", "0x0.ffffffffffffe4p-1022",
        "0x0.fffffffffffff8p-1022", "0x0.fffffffffffff7p-1022", "0x1p-1074", "0x1p-1075",
        "0x1.8p-1075", "0x.8p-1074", "0x1.00000000000008p0", "0x1.000000000000080000001p0",
        "0x1.00000000000018p0", "0x1.fffffffffffff7p+1023", "0x1.fffffffffffff8p+1023",
        "0x0p99999999999999999999", "0x1p-99999999999999999999", "0x123456789abcdef.123456789p-60",
        "0x10000000000000000000000000000001p-20", "0x0.00000000000000000000000000000001p128", "-0x0p0"):
    try:
        print(text, float.fromhex(text).hex())
    except OverflowError as e:
        print(text, e)


class Text(str):
    def __float__(self):
        return 9.5


class F(float):
    pass


print(float(Text("8")), float("8"), float(F(2.5)))
for call in (lambda: F(x=0), lambda: F(1, 2)):
    try:
        call()
    except TypeError as e:
        print(e)
