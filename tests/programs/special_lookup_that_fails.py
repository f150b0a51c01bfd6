"""A descriptor in the place of __iter__ that raises: there is none. A namespace of a class that cannot
delete: there is no such name. deque.rotate counts as a change."""
from collections import deque


class ByProperty:
    @property
    def __iter__(self):
        raise ValueError("inner")


class WithItems(ByProperty):
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10


class Returned:
    @property
    def __iter__(self):
        return lambda: iter("ab")


for make in ByProperty, WithItems, Returned:
    try:
        print(list(make()))
    except Exception as e:
        print(type(e).__name__, e)


class Map:
    def __init__(self):
        self.names = {}

    def __getitem__(self, key):
        return self.names[key]

    def __setitem__(self, key, value):
        self.names[key] = value


class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return Map()

    def __new__(cls, name, bases, namespace):
        return type.__new__(cls, name, bases, dict(namespace.names))


class A(metaclass=Meta):
    a = 1
    try:
        del a
    except NameError:
        print("no name")
        names = 1
    b = a + 1


print(A.b)
try:
    d = deque([1, 2, 3])
    for x in d:
        print(x)
        d.rotate(1)
except RuntimeError as e:
    print(e)
