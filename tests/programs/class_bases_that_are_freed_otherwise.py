"""Which bases a class can be given, by how its instances are laid out and freed."""
class A: pass
class B(A): pass
class C: pass
class S1:
    __slots__ = ('a',)
class S2:
    __slots__ = ('b',)
class S3:
    __slots__ = ()
class L(list): pass
class D(dict): pass
class L2(L): pass

class O(object): pass
class M(type): pass
class WM(metaclass=M): pass
kinds = [object, A, B, C, S1, S2, S3, L, D, L2, O, list, int, type, M, WM]
for base in kinds:
    if base in (int, type, M): continue
    for new in kinds:
        class X(base): pass
        try: X.__bases__ = (new,); print("ok", base.__name__, new.__name__, [k.__name__ for k in X.__mro__])
        except TypeError as e: print(base.__name__, new.__name__, e)
        class Y(base): pass
        try: Y.__bases__ = (new, C); print("ok", [k.__name__ for k in Y.__mro__])
        except TypeError as e: print(base.__name__, new.__name__, e)
