from enum import Enum, IntEnum
from typing import Generator, Iterator


class Colour(Enum):
    RED = 1
    GREEN = 2


class Level(IntEnum):
    LOW = 1
    HIGH = 10


class Point:
    """A place."""

    def __init__(self, x: int, y: int):
        self.x = x
        self.y = y

    def move(self, dx: int, dy: int):
        self.x += dx
        self.y += dy

    def norm(self) -> int:
        return abs(self.x) + abs(self.y)

    def walk(self, n: int) -> Iterator[int]:
        for _ in range(n):
            self.move(1, -1)
            yield self.norm()


class Window:
    def __init__(self, origin: int):
        self.corner = Point(origin, origin)
        self.marks = [0] * 3
        self.title = "window"

    def mark(self, i: int) -> int:
        self.marks[i] += 1
        self.corner.x = i
        return self.marks[i] + self.corner.norm()


def corner(n: int) -> int:
    w = Window(n)
    w.mark(1)
    w.mark(1)
    return w.mark(1) + w.marks[0]


def walk(n: int) -> Iterator[int]:
    p = Point(n, 0)
    p.move(3, 4)
    yield p.norm()
    yield from p.walk(2)
    yield p.x


def next_colour(n: int) -> int:
    c = Colour.RED if n else Colour.GREEN
    if c == Colour.GREEN:
        return c.value
    return -c.value


def level(n: int) -> int:
    value = Level.HIGH if n > 3 else Level.LOW
    return value * 2 + (value == Level.LOW)


def first(n: int) -> int | None:
    if n > 3:
        return n
    return None


def second(n: int) -> int:
    x = first(n)
    if x is None:
        return -1
    return x + 1 if x < 1000 else x


def third(n: int) -> int:
    x = first(n)
    return x + 1


def same(n: int, m: int) -> bool:
    return first(n) == first(m)


def pair(a: int, b: float) -> tuple[int, float]:
    return a, b


def swap(n: int) -> int:
    a, b = n, 7
    a, b = b, a
    t = pair(a, 0.5)
    x, y = t
    if y > 0.25 and t[0] == 7:
        return b
    return x


def name(n: int) -> str:
    if n == 0:
        return "zero"
    return "one" if n == 1 else "mañ\"any?\\"


def is_zero(n: int) -> bool:
    return name(n) == "zero"


def kind(tag: bytes) -> int:
    if tag == b"ab" or tag[1:2] == b"\xff":
        return 1
    return 2 if tag[-1:] == b"z" else 3


def table(n: int) -> Generator[tuple[int, bool], bool | None, str]:
    count = 0
    while count < 3:
        ok = yield count, n > count
        if ok is None:
            count += 1
        elif ok:
            count += 2
    return "done"


def logic(a: bool, b: int) -> bool:
    return a and b > 2 or not a and b < -2


def between(a: int, b: int, c: int) -> bool:
    return a < b <= c != 5


def limits(a: int, b: int) -> int:
    return max(min(a, b), -a & 7, 3)


def clamp(x: float, low: float = -1.0, high: float = 1.0) -> float:
    return min(max(x, low), high)


def use(n: int) -> float:
    return clamp(float(n) * 0.25, high=2.5) + clamp(5.0)


def walrus(n: int) -> int:
    total = 0
    while (n := n - 3) > 0:
        total += n
    if (m := total) and m < 100:
        total = -m
    return total
