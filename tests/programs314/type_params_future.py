# With annotations that are strings, the parameters are still there.
from __future__ import annotations

from typing import get_type_hints


def f[T: int](x: T, *args: list[T]) -> dict[str, T]:
    return T


class C[K, V]:
    key: K

    def get[D](self, key: K, default: D = None) -> V | D:
        return K, V, D


print(f.__annotations__, f(1), f.__type_params__)
print(get_type_hints(f))
print(C.__annotations__, C.get.__annotations__, C().get(1), C[int, str])
type X[T] = list[T] | undefined
try:
    X.__value__
except NameError as e:
    print(e)
