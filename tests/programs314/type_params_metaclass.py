# The bases and keywords of a generic class are evaluated in the scope of its parameters.
class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **keywords):
        print("prepare", name, bases, keywords)
        return {}

    def __new__(meta, name, bases, namespace, **keywords):
        hidden = ("__firstlineno__", "__static_attributes__", "__classdictcell__")
        print("new", name, bases, [k for k in namespace if k not in hidden], keywords)
        return super().__new__(meta, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **keywords):
        pass


class C[T](metaclass=Meta, bound=T, items=[T for _ in range(2)]):
    def f(self):
        return T

    type A = f


print(C.A.__value__ is C.__dict__["f"], "__classdictcell__" in C.__dict__)


class Base:
    def __init_subclass__(cls, **keywords):
        print(cls.__name__, keywords, cls.__type_params__)


class D[T](Base, key=T):
    pass


bases = (Base, list)
keywords = {"metaclass": type, "x": 1}


class E[T, U](*bases, **keywords):
    pass


print(E.__bases__, E.__orig_bases__)


def decorate(f):
    print("decorated", f.__name__, f.__type_params__)
    return f


@decorate
@(lambda c: c)
class F[T]:
    @decorate
    def m[U](self):
        pass

    @staticmethod
    @decorate
    def s[V]():
        return V

    @classmethod
    def c[V](cls):
        return cls, V

    @property
    def p(self):
        return T


print(F.s(), F.c(), F().p)
