"""A partialmethod of an abstract method is abstract."""
import functools
from abc import ABC, abstractmethod


class Base(ABC):
    @abstractmethod
    def add(self, x, y):
        pass

    def real(self, x):
        return x

    add5 = functools.partialmethod(add, 5)
    real7 = functools.partialmethod(real, 7)


for name in "add", "add5", "real", "real7":
    print(name, getattr(getattr(Base, name), "__isabstractmethod__", False))
print(sorted(Base.__abstractmethods__))
