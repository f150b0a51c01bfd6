"""Generic containers with protocols, abstract classes, descriptors, a registry by metaclass hook."""
from __future__ import annotations

import abc
import functools
from typing import Callable, ClassVar, Generic, Iterator, Protocol, TypeVar, runtime_checkable

T = TypeVar("T")


@runtime_checkable
class Priced(Protocol):
    def price(self) -> float: ...


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.name)

    def __set__(self, obj, value):
        if value <= 0:
            raise ValueError(f"{self.name[1:]} must be positive, not {value!r}")
        setattr(obj, self.name, value)


class Item(abc.ABC):
    kinds: ClassVar[dict[str, type[Item]]] = {}
    count = Positive()

    def __init_subclass__(cls, /, kind: str, **kw):
        super().__init_subclass__(**kw)
        Item.kinds[kind] = cls

    def __init__(self, count: int):
        self.count = count

    @abc.abstractmethod
    def price(self) -> float: ...

    @functools.cached_property
    def total(self) -> float:
        print("computing", type(self).__name__)
        return self.count * self.price()


class Bolt(Item, kind="bolt"):
    def price(self):
        return 0.25


class Wheel(Item, kind="wheel"):
    def __init__(self, count, inches):
        super().__init__(count)
        self.inches = inches

    def price(self):
        return self.inches * 3.5


class Store(Generic[T]):
    def __init__(self, *items: T) -> None:
        self.items = list(items)

    def where(self, test: Callable[[T], bool]) -> Iterator[T]:
        yield from filter(test, self.items)

    def __class_getitem__(cls, item):
        return super().__class_getitem__(item)


@functools.singledispatch
def describe(x):
    return f"a {type(x).__name__}"


@describe.register
def _(x: Wheel):
    return f"wheels of {x.inches} inches"


@describe.register(int)
def _(x):
    return f"number {x}"


store: Store[Item] = Store(Bolt(100), Wheel(4, 20), Wheel(2, 26))
print(Item.kinds, Store[int], [i.total for i in store.where(lambda i: isinstance(i, Wheel))], store.items[1].total)
print([describe(i) for i in store.items], describe(3), describe("s"), isinstance(Bolt(1), Priced), isinstance(3, Priced))
for make in (lambda: Item(1), lambda: Bolt(0), lambda: Wheel(1)):
    try:
        make()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
