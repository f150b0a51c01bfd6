"""bytes leave a comparison with a bytearray to the bytearray."""
for name in ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"):
    print(name, getattr(b"ab", name)(bytearray(b"ab")), getattr(bytearray(b"ab"), name)(b"ac"), getattr(b"ab", name)(b"ac"))
print(b"a" == bytearray(b"a"), b"a" < bytearray(b"b"), bytearray(b"b") > b"a", b"b" <= bytearray(b"a"), b"a" != bytearray(b"b"))
