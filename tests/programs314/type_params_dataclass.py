# Generic dataclasses, named tuples, typed dicts, protocols, enums beside them.
import dataclasses
import typing
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypedDict


@dataclass(order=True)
class Pair[A, B = A]:
    first: A
    second: B
    rest: list[A | B] = field(default_factory=list)

    def swapped(self) -> "Pair[B, A]":
        return Pair(self.second, self.first)


p = Pair[int, str](1, "x")
print(p, p.swapped(), p == Pair(1, "x"), Pair(1, 2) < Pair(1, 3), p.__orig_class__)
print([f.type for f in dataclasses.fields(Pair)][:2], Pair[int, str], Pair.__type_params__)
print(dataclasses.replace(p, first=5), dataclasses.asdict(p))


@dataclass(slots=True, frozen=True)
class Point[T: float]:
    x: T
    y: T = 0


print(Point(3), Point[int], Point.__slots__, Point.__type_params__, hash(Point(1)) == hash(Point(1)))
try:
    Point(1).x = 2
except dataclasses.FrozenInstanceError as e:
    print(e)


@dataclass
class Child[T](Pair[T, int]):
    extra: T | None = None


print(Child("a", 1, extra="b"), Child[str], Child.__orig_bases__)


class Entry[T](NamedTuple):
    key: str
    value: T


e = Entry[int]("k", 3)
print(e, e.value, Entry[int], Entry._fields, Entry.__type_params__, Entry.__mro__)


class Movie[T](TypedDict):
    name: str
    rating: T


print(Movie(name="n", rating=3), Movie[int], Movie.__parameters__, Movie.__required_keys__ >= {"name"})


@typing.runtime_checkable
class Source[T](Protocol):
    def read(self) -> T: ...


class File:
    def read(self):
        return "text"


print(isinstance(File(), Source), isinstance(3, Source), Source.__parameters__, Source[str])


class Reader[T](Source[T]):
    def read(self) -> T:
        return T


print(Reader().read(), Reader.__orig_bases__)
print(typing.get_type_hints(Point))
