"""b[i] of bytes, of a class derived from it, and of a bytearray."""
b = b"abc"
class B(bytes): pass
for x in (b, B(b), bytearray(b)):
    for i in (0, 2, -1, -3, 3, -4, True, 2**70, slice(1, 2)):
        try: print(x[i], end=" ")
        except IndexError as e: print(e, end=" ")
print()
