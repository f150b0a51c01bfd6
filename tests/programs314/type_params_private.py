# Private names: in a class they are mangled, type parameters keep their own.
class Outer:
    __base = int

    class Inner[__T]:
        x = __T

        def m[__U: __T](self, a: __T, b: __U) -> list[__U]:
            return __T, __U

    def f[__V](self):
        return __V

    type __A[__W] = (__W, __base)


print(Outer.Inner.__type_params__, Outer.Inner().m(1, 2), Outer().f(), Outer.Inner.x)
print(Outer.Inner.m.__type_params__[0].__bound__, Outer.Inner.m.__annotations__)
print(Outer._Outer__A, Outer._Outer__A.__value__, Outer._Outer__A.__name__)
try:
    class Second:
        __base = int

        class Inner[T](__base):
            pass
except NameError as e:
    print(e)
