# def f[T]: the parameters are seen by annotations and by what is inside; defaults are not.
def first[T](items: list[T], otherwise: T | None = None, *, strict: bool = False) -> T | None:
    """The first item."""
    return items[0] if items else otherwise


print(first([3, 4]), first([], 5), first.__type_params__, first.__annotations__)
print(first.__name__, first.__qualname__, first.__doc__, first.__defaults__, first.__kwdefaults__)
T, = first.__type_params__
print(first.__annotations__["items"].__args__[0] is T, T, T.__name__, T.__bound__, T.__constraints__)
print(T.__covariant__, T.__contravariant__, T.__infer_variance__, T.__module__)


def plain():
    pass


print(plain.__type_params__, (lambda: 0).__type_params__)
print(plain.__closure__, plain.__code__.co_freevars)


def uses[T]():
    return T


print(uses(), uses() is uses.__type_params__[0], uses.__code__.co_freevars, len(uses.__closure__))


def many[A, B: int, C: (str, bytes), *Ts, **P](a: A, *args: P.args, **kwargs: P.kwargs) -> B:
    return A, B, C, Ts, P


print(many.__type_params__, many(1) == many.__type_params__, many.__annotations__)
print([type(p).__name__ for p in many.__type_params__])


def shadowed[T](T):
    return T


def local[T]():
    T = 4
    return T


def shared[T]():
    global T
    T = "global"


shared()
print(shadowed(3), local(), T, shared.__type_params__)
plain.__type_params__ = uses.__type_params__
print(plain.__type_params__)
for bad in 1, [T]:
    try:
        plain.__type_params__ = bad
    except TypeError as e:
        print(e)
try:
    del plain.__type_params__
except TypeError as e:
    print(e)
