# Dataclasses: fields with defaults, keywords, methods, __post_init__, one inside a generator.
from dataclasses import dataclass
from typing import Generator


@dataclass
class Point:
    x: int
    y: int = 5

    def sum(self) -> int:
        return self.x + self.y


@dataclass(slots=True)
class Filter:
    gain: float
    last: float = 0.0
    count: int = 0

    def __post_init__(self):
        self.count = 100

    def step(self, value: float) -> float:
        self.last += self.gain * (value - self.last)
        self.count += 1
        return self.last


def points(n: int) -> int:
    a = Point(n)
    b = Point(y=n, x=2)
    a.x += b.y
    return a.sum() * 100 + b.sum()


def smooth(gain: float) -> Generator[float, float, int]:
    low = Filter(gain)
    value = 0.0
    while value >= 0.0:
        value = yield low.step(value)
    return low.count
