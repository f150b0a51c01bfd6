"""__class__ may be set to a class with the same slots, in whatever order they are written."""


class G:
    __slots__ = ["a", "b"]


class H:
    __slots__ = ("b", "a")


class Sub(H):
    __slots__ = ["e"]


class SubOfG(G):
    __slots__ = "e"


class Other:
    __slots__ = ["c", "b"]


class Weak(Other):
    __slots__ = ["__weakref__"]


class WithDict(Other):
    __slots__ = ["__dict__"]


class Both(Other):
    __slots__ = ["__dict__", "__weakref__"]


class Free(Other):
    pass


class Private:
    __slots__ = ["__x"]


class Private2:
    __slots__ = ["__x"]


classes = G, H, Sub, SubOfG, Other, Weak, WithDict, Both, Free, Private, Private2
for one in classes:
    for two in classes:
        o = one()
        for name in "abce":
            try:
                setattr(o, name, name.upper())
            except AttributeError:
                pass
        try:
            o.__class__ = two
        except TypeError as e:
            continue
        print(one.__name__, two.__name__, [getattr(o, n, None) for n in "abce"])
try:
    G().__class__ = Weak
except TypeError as e:
    print(e)
