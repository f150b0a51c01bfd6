# A class that derives from a container and defines __len__ is as true as that says.


class S(str):
    def __len__(self):
        return 0


class L(list):
    def __len__(self):
        return 0


class D(dict):
    def __len__(self):
        return 3


class T(tuple):
    pass


class B(list):
    def __bool__(self):
        return False


print(bool(S("x")), bool(L([1])), bool(D()), bool(T()), bool(T([1])), bool(B([1])))
print(not S("x"), "yes" if L([1]) else "no", 1 if D() else 2)
L.__len__ = lambda self: 5
print(bool(L()))
del L.__len__
print(bool(L()), bool(L([1])))
for t in (str, bytes, bytearray, list, tuple, dict, set, frozenset, range, int, type(None)):
    print(t.__name__, hasattr(t, "__bool__"), hasattr(t, "__iadd__"))


class Super(str):
    def __bool__(self):
        return super().__bool__()


try:
    print(bool(Super("x")))
except AttributeError as e:
    print(e)
