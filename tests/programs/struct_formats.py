# Formats of struct: counts, alignment, spaces, what is no format.
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


t("x"); t("3x"); t("0i"); t("b0i"); t("bi",1,2); t("bq",1,2); t("b x h",1,2); t(" b\t\nh ",1,2)
for f in ("z","3","b3","9999999999999999999b","99999999999999999999999b", "4611686018427387904q", "<n","=P","<N","b\0","é", b"b", bytearray(b"b"), 3, None, "", "@", "<", "b<", "9223372036854775807x9223372036854775807x"):
    t(f, f=struct.calcsize)
    t(f, f=lambda f: struct.Struct(f).size)
