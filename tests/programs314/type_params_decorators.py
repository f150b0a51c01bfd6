# Decorators of generic functions: they see the parameters, and wraps() hands them on.
import functools


def logged[**P, R](f: "Callable[P, R]") -> "Callable[P, R]":
    @functools.wraps(f)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        print("call", f.__name__, args, kwargs)
        return f(*args, **kwargs)
    return wrapper


@logged
def identity[T](x: T, *, times: int = 1) -> T:
    return x * times


print(identity(2, times=3), identity.__type_params__, identity.__wrapped__.__type_params__)
print(identity.__name__, identity.__annotations__, identity.__dict__.keys())


def register[T](kind: T):
    def decorate[F](f: F) -> F:
        f.kind = kind, T, F
        return f
    return decorate


@register("a")
@register("b")
def g[T]():
    return T


print(g(), g.kind, g.__dict__.keys())


class Memo[K, V]:
    def __init__(self, f):
        self.f, self.seen = f, {}
        functools.update_wrapper(self, f)

    def __call__(self, key: K) -> V:
        if key not in self.seen:
            self.seen[key] = self.f(key)
        return self.seen[key]


@Memo
def square[N: int](n: N) -> N:
    print("computed", n)
    return n * n


print(square(3), square(3), square.__name__)


@functools.lru_cache
def cached[T](x: T) -> T:
    return x


print(cached(1), cached(1), cached.cache_info().hits)
f = functools.partial(identity, times=2)
print(f(4))
