# struct on buffers: offsets, pack_into, iter_unpack, Struct objects and their errors.
import struct


def t(*a, f=struct.pack):
    try:
        print(a, f(*a))
    except Exception as e:
        print(a, type(e).__module__, type(e).__name__, e)


class I:
    def __index__(self):
        return 5

    def __repr__(self):
        return "I"


class B:
    def __index__(self):
        raise KeyError(1)

    def __repr__(self):
        return "B"


t("2b",1); t("2b",1,2,3); t()
t(f=struct.unpack); t("b", f=struct.unpack); t("b", b"", f=struct.unpack); t("b", "x", f=struct.unpack); t("b", 5, f=struct.unpack)
t("b", b"", f=struct.unpack_from);t("b", b"a", 1, f=struct.unpack_from);t("b", b"a", -1, f=struct.unpack_from);t("b", b"a", -2, f=struct.unpack_from);t("2b", b"a", -1, f=struct.unpack_from);t("2b", b"a", "x", f=struct.unpack_from)
t("b", b"abc", f=lambda *a: list(struct.iter_unpack(*a))); t("3b", b"ab", f=struct.iter_unpack); t("0b", b"ab", f=struct.iter_unpack); t("b", "ab", f=struct.iter_unpack)
b=bytearray(5)
t("b", f=struct.pack_into); t("b", b, f=struct.pack_into); t("b", b, 0, f=struct.pack_into); t("b", b, 5, 1, f=struct.pack_into); t("b", b, -6, 1, f=struct.pack_into); t("bb", b, -1, 1,1, f=struct.pack_into); t("b", b"abc", 0, 1, f=struct.pack_into); t("b", b, "x", 1, f=struct.pack_into); t("b", b, 0, 1,2, f=struct.pack_into); t("b", 7, 0, 1, f=struct.pack_into)
t("b", b, I(), 1, f=struct.pack_into); t("b", b, 1<<70, 1, f=struct.pack_into)
s=struct.Struct("<2h"); print(s.format, s.size, struct.iter_unpack("b",b"ab").__length_hint__())
t("a",f=lambda a: s.__init__()); t(f=lambda: s.pack(1)); t(f=lambda: s.pack_into()); t(f=lambda: s.pack_into(b)); t(f=lambda:s.unpack(b"a")); t(f=lambda:s.unpack()); t(f=lambda:s.unpack_from(b"aaaaaaa",offset=1)); t(f=lambda:s.unpack_from(buffer=b"aaaaaaa",offset=1)); t(f=lambda:s.iter_unpack(b"aaaaaaaa").__next__())
t(f=lambda:struct.Struct()); print(struct.Struct(format="b").size); t(f=lambda: struct.Struct.__new__(struct.Struct).size)
t(f=lambda:struct.unpack_from("b",buffer=b"a")); t(f=lambda:struct.calcsize()); 

class Sub(struct.Struct):
    def __init__(self):
        super().__init__(">hh")
        self.extra = 1


s = Sub()
print(s.pack(1, 2), s.extra, s.size, s.unpack(b"abcd"))
b = bytearray(8)


class Grow:
    def __index__(self):
        b.extend(b"more")
        return 1


t(f=lambda: struct.pack_into("<hh", b, 0, 1, Grow()))
print(b)
m = memoryview(bytearray(range(16)))
print(struct.unpack_from("<I", m, 4), struct.unpack("<2H", m[4:8]), list(struct.iter_unpack("<Q", m)))
t(f=lambda: struct.unpack("<2H", m[::4]))
struct.pack_into("4s", m, 12, b"end")
print(bytes(m))
it = struct.iter_unpack("<b", b)
next(it)
t(f=lambda: b.append(1))
print(len(list(it)))
t(f=lambda: b.append(1))
print(len(b))
