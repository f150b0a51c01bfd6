def f[T]():
    nonlocal T

    def g():
        nonlocal T


class C[__U]:
    def m(self):
        nonlocal __U


class D[T]:
    nonlocal T


def allowed[T]():
    T = 3

    def g():
        nonlocal T
