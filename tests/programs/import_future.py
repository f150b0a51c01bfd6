from __future__ import annotations, generator_stop
x: int = 1


def f(a: List[int]):
    pass


print(__annotations__, f.__annotations__, generator_stop.getMandatoryRelease())
