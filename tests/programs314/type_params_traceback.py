# The scopes of type parameters and lazy values have frames of their own.
import sys
import traceback


def names():
    return [frame.name for frame in traceback.extract_tb(sys.exc_info()[2])]


try:
    class C[T](1 / 0):
        pass
except ZeroDivisionError:
    print(names())


def f[T: 1 / 0]():
    raise KeyError(T)


try:
    f()
except KeyError:
    print(names())
try:
    f.__type_params__[0].__bound__
except ZeroDivisionError:
    print(names()[-1])

type Alias = undefined


def ask():
    return Alias.__value__


try:
    ask()
except NameError as e:
    print(names()[-1], e)


class D[T]:
    class E[U]:
        raise_it = [1 / (x - 1) for x in range(1)]
        def m[V](self):
            type X = 1 / 0
            return X.__value__


try:
    D.E().m()
except ZeroDivisionError:
    print(names()[1], names()[-1])
f()
