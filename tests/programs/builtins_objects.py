# getattr and friends, vars, dir, isinstance, repr, id, callable, __import__.
import itertools
import math as _math


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except BaseException as e:
        print(type(e).__name__, e)


class A:
    kind = "class"

    def __init__(self):
        self.x = 1

    @property
    def broken(self):
        raise AttributeError("from inside")

    @property
    def error(self):
        raise ValueError("another error")


a = A()
print(getattr(a, "x"), getattr(a, "y", "default"), hasattr(a, "x"), hasattr(a, "y"), hasattr(a, "broken"), getattr(a, "kind"))
show(getattr, a, "y")
show(getattr, a, "error", 5)
show(hasattr, a, "error")
show(getattr, a, 5)
setattr(a, "z", [1])
print(a.z, vars(a), a.__dict__ is vars(a))
delattr(a, "z")
show(delattr, a, "z")
show(setattr, a, 1, 2)
show(setattr, 5, "x", 1)
show(vars, 5)
print([n for n in dir(a) if not n.startswith("__")], "append" in dir([]), "x" in dir(A))


class D:
    def __dir__(self):
        return ["b", "a"]


print(dir(D()))
x = y = []
print(id(x) == id(y), id(x) == id([]), id(None) == id(None), x is y)
print(callable(A), callable(a), callable(print), callable(lambda: 0))
print(type(5), type("a") is str, type(a).__name__, isinstance(a, object), isinstance(A, type), type(type))
B = type("B", (A,), {"extra": 5, "method": lambda self: self.x + self.extra})
print(B().method(), B.__name__, B.__mro__, issubclass(B, A))
show(type, 1, 2)
show(isinstance, 5, [int])
math = __import__("math")
print(math.floor(2.5), __import__("itertools").__name__)
show(__import__, "no_such_module_anywhere")
show(__import__, 5)


def scope(p, q=2, *r, **s):
    t = 5
    return sorted(locals()), dir(), sorted(vars())


print(scope(1))
print("scope" in globals(), "A" in globals(), globals()["a"] is a)
globals()["made"] = "by globals()"
print(made)


class Body:
    first = 1
    names = sorted(n for n in locals() if not n.startswith("__"))


print(Body.names)
print(repr(5), repr("a'b"), repr([1, "x", None, 2.5]), ascii("ü"), str(None), str(A), repr(print)[:24])
show(exit, 3)
show(quit)
print(object() == object(), hash(a) == hash(a), NotImplemented, ..., None, Ellipsis is ...)
print(staticmethod, classmethod, super, property, range, slice, memoryview, bytearray)
print(int.__name__, IOError is OSError, EnvironmentError is OSError, __debug__)
