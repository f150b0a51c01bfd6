"""A mapping whose keys() names a key twice is refused in f(**mapping), as two mappings are."""
from collections.abc import Mapping


class Twice(Mapping):
    def __init__(self, *items):
        self._items = items

    def __iter__(self):
        return iter(self.keys())

    def __getitem__(self, key):
        return dict(self._items)[key]

    def __len__(self):
        return len(self._items)

    def keys(self):
        return [k for k, v in self._items]


class NoItems:
    keys = None


class Meta(type):
    pass


def f(*args, **kwargs):
    print(args, kwargs)


f(**Twice(("x", 1), ("y", 2)))
for call in (lambda: f(**Twice(("x", 1), ("x", 2))), lambda: f(a=3, **Twice(("x", 1), ("x", 2))),
             lambda: f(**{"a": 1}, **Twice(("a", 2))), lambda: f(**{1: 2}, **{1: 3}), lambda: f(**{1: 2}),
             lambda: f(**5), lambda: f(**NoItems())):
    try:
        call()
    except TypeError as e:
        print(e)
try:
    class C(metaclass=Meta, **{"metaclass": Meta}):
        pass
except TypeError as e:
    print(e)
