"""The name of a codec stands in this file, the look-up in another."""

from helper_package import decoding

for name, data in (("utf-16-le", b"a\0b\0"), ("utf-32-be", b"\0\0\0a"), ("utf-8", b"a"), ("l1", b"\xe4"), ("us", b"a"),
                   ("500", b"\x81"), ("greek", b"\xe1"), ("utf-7", b"+AOQ-")):
    print(name, decoding.found(name), decoding.pieces(name, data))
print(decoding.found("rot13"))
try:
    decoding.found("no such codec")
except LookupError as e:
    print(e)
