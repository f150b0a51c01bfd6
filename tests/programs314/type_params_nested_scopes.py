# More about the scopes: odd namespaces, names that are not mangled, scopes within scopes.
class Strict(dict):
    def __missing__(self, key):
        if key == "missing":
            raise RuntimeError("asked for " + key)
        raise KeyError(key)


class Meta(type):
    def __prepare__(name, bases):
        return Strict()


try:
    class Asks[V](metaclass=Meta):
        class Inner[U](missing):
            pass
except RuntimeError as e:
    print(e)
try:
    class Twice[A]:
        class Inner[A: A](undefined):
            pass
except NameError as e:
    print(e)


def base(arg):
    class Base:
        held = arg
    return Base


class __Hidden:
    pass


class Shows[T: __Hidden](base(lambda: __Hidden), base(lambda: (lambda: __Hidden)),
                         base([__Hidden for _ in (1,)]), base(__Hidden for _ in (1,))):
    pass


one, two, three, four, _ = Shows.__bases__
print(one.held() is __Hidden, two.held()() is __Hidden, three.held, list(four.held),
      Shows.__type_params__[0].__bound__)


class Mangled[__T, __U: __T](base(__T), base(lambda: __T)):
    param = __T


print(Mangled.__bases__[0].held, Mangled.__bases__[1].held(), Mangled.param,
      Mangled.__type_params__[1].__bound__)


class Keyword[T](base(1), metaclass=type):
    __x = "inner"


print(Keyword._Keyword__x)
x = "global"


def binds():
    x = "function"

    class Late:
        type Alias = x
        before = Alias.__value__

        def m[T: x](self):
            pass

        bound = m.__type_params__[0].__bound__
        x = "class"

    class Never:
        type Alias = x
        before = Alias.__value__

    return Late, Never


Late, Never = binds()
print(Late.before, Late.bound, Late.Alias.__value__, Never.before)


class InClass[T]:
    T = "class"
    type A = T
    type B = [T for _ in (1,)]
    type C = lambda: T

    class Inner(base([T for _ in (1,)]), base(T)):
        pass

    class Generic[U](base([T for _ in (1,)]), base(T)):
        pass


print(InClass.A.__value__, InClass.B.__value__, InClass.C.__value__(),
      [b.held for b in InClass.Inner.__bases__], [b.held for b in InClass.Generic.__bases__[:2]])


def shadows[T]():
    T = "outer"

    def inner():
        nonlocal T
        T = "inner"
        return T
    return lambda: T, inner


get, change = shadows()
print(get(), change(), get())


def comprehensions[T: [lambda: T for T in (T, [1])[1]]]():
    return [lambda: T for T in T.__name__]


print(comprehensions()[0](), comprehensions.__type_params__[0].__bound__[0]())
type Own[T: ([T for T in (T, [1])[1]], T)] = [T for T in T.__name__]
print(Own.__value__, Own.__type_params__[0].__constraints__)
