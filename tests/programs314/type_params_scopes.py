# Where names are looked for in the scopes of type parameters and of lazy values.
x = "global"


class C:
    x = "class"
    type A = x
    type B = (x, y)
    y = "later"

    def f[T: x = y](self, p: x) -> y:
        return x, T

    def g[T](self, p: [x for _ in range(1)], q: (lambda: x)):
        pass

    type L = [x for _ in range(1)]
    type F = lambda: x


print(C.A.__value__, C.B.__value__, C.f.__annotations__, C().f(1)[0])
T, = C.f.__type_params__
C.y = "changed"
print(T.__bound__, T.__default__)
print(C.g.__annotations__["p"], C.g.__annotations__["q"](), C.L.__value__, C.F.__value__())


def outer():
    x = "outer"

    class D:
        type A = x

        def f[T](self, p: T):
            return x, T

        x = "inner"
        type B = x

    class E:
        type A = x

        def f[T](self, p: x) -> T:
            def g[U](q: U) -> x:
                return x, T, U
            return g

    def nothing():
        type A = unbound
        try:
            A.__value__
        except NameError as e:
            print(e)
        unbound = 1
        return A.__value__

    print(D.A.__value__, D.B.__value__, D.f.__annotations__, D().f(1))
    print(E.A.__value__, E.f.__annotations__, E().f(1)(2), E().f(1).__annotations__, nothing())


outer()


class Shadow:
    T = 1

    def f[T](self, a: T):
        return T

    type X[T] = T


print(Shadow().f(1), Shadow.X.__value__)


class Own[T]:
    try:
        T = T
    except NameError as e:
        print(e)


class Nested[T]:
    class Inner[U]:
        def f[V](self):
            return T, U, V

        type X[W] = (T, U, W)

    def local(self):
        class Local[T]:
            y = T
        return Local.y is T, Local.y


print(Nested.Inner().f(), Nested.Inner.X.__value__, Nested().local())
print(Nested.Inner.f.__qualname__, Nested.Inner.__qualname__, Nested.Inner.X)
