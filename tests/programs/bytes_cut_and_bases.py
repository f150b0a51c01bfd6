for i in (0, 1, -1, 7, 8, 255, -255, 4096, 2**40, -2**40, 2**62 - 1, -2**62, 2**62, -2**62 - 1, 2**64, True):
    print(hex(i), oct(i), bin(i), f"{i:x}", f"{i:X}", f"{i:#x}", f"{i:#o}", f"{i:b}", f"{i:_b}", f"{i:_x}", f"{i:010x}", f"{i:#012b}", "%x" % i, "%X" % i, "%o" % i, "%#x" % i, "%08x" % i, "%.5x" % i, "%#10x|" % i, "{:>+12x}".format(i))
print("".join(["x"]), b",".join([]), b",".join([b"a"]), b",".join([b"a", b"b"]), b"".join((b"a", bytearray(b"b"))), bytearray(b"-").join([b"a", b"b"]), b"--".join([b"x" * 20, b"y"]))
class B(bytes): pass
print(b",".join([B(b"q")]), type(b",".join([B(b"q")])), type(B(b",").join([b"a"])), type(B(b",").join([])))
for bad in ([1], [b"a", "s"], 5, "ab"):
    try: print(b",".join(bad))
    except TypeError as e: print(e)
x = b"a"; print(b",".join([x]) is x)
for t in (bytes, bytearray):
    for s in (b"", b"a", b" a  b ", b"a,b,,c,", b"a\nb\r\nc\rd", b"x" * 50 + b" y", b"\x1c a"):
        v = t(s)
        print(v.split(), v.rsplit(), v.split(b","), v.rsplit(b","), v.split(b",", 1), v.rsplit(b",", 1), v.split(None, 1), v.rsplit(None, 1), v.split(None, 0), v.splitlines(), v.splitlines(True), v.split(b"ab"))
        print([type(p) is t for p in v.split()])
print(b" ".join([b"w"] * 100).split() == [b"w"] * 100)
