# What typing knows of them.
import typing
from typing import (Generic, NoDefault, ParamSpec, TypeAliasType, TypeVar, TypeVarTuple, Unpack,
                    get_args, get_origin, get_type_hints)


def f[T, *Ts, **P]():
    pass


T, Ts, P = f.__type_params__
print(isinstance(T, TypeVar), isinstance(Ts, TypeVarTuple), isinstance(P, ParamSpec))
print(type(T) is TypeVar, type(Ts) is TypeVarTuple, type(P) is ParamSpec)
print(NoDefault, T.__default__ is NoDefault, type(NoDefault)() is NoDefault)
old = TypeVar("old", bound=int, default=bool)
print(old, old.__bound__, old.__default__, old.has_default(), old.__infer_variance__)
print(TypeVar("co", covariant=True), TypeVar("inferred", infer_variance=True))
print(TypeVar("c", int, str).__constraints__, TypeVar("n").__default__)

A = TypeAliasType("A", list[old], type_params=(old,))
B = TypeAliasType("B", int)
print(A, A[int], A.__value__, A.__type_params__, A.__module__, B.__value__, isinstance(B, TypeAliasType))
type C[T] = list[T]
print(get_origin(C[int]) is C, get_args(C[int]), get_origin(C), typing.Optional[C[int]] is not None)
print(T | None, None | T, T | int, int | T, T | P, get_args(T | None | int))
print((T | list[T])[int], list[T | None][str], get_args(T | T))
print(P.args, P.kwargs, P.args.__origin__ is P, list(Ts)[0].__args__)


class G[T, *Us]:
    pass


print(G[int, str, float].__args__, G[int].__args__)
for bad in T, Ts, P:
    try:
        class D(bad):
            pass
    except TypeError as e:
        print(e)
for attempt in (lambda: T()), (lambda: isinstance(3, T)), (lambda: T[int]):
    try:
        attempt()
    except TypeError as e:
        print(str(e).replace("typing.", ""))


def hints[T: int](x: T, y: "T") -> "list[T]":
    pass


print(get_type_hints(hints))
try:
    class E[T](Generic[T]):
        pass
except TypeError as e:
    print(str(e)[:36])
U = TypeVar("U")
try:
    class H[T](list[U]):
        pass
except TypeError as e:
    print(e)
