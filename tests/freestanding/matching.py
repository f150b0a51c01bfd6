# match on numbers, text, members of an enumeration, None; with |, guards, names.
from enum import Enum
from typing import Generator


class Colour(Enum):
    RED = 1
    GREEN = 2
    BLUE = 4


def number(n: int) -> int:
    match n:
        case 0:
            return 10
        case 1 | 2:
            return 20
        case -3:
            return 30
        case _ if n > 100:
            return 40
        case other:
            return other + 1


def twice(n: int) -> int:
    match n * 2:
        case 4:
            result = 1
        case 6 if n == 3:
            result = 2
        case _:
            result = 0
    match result + 1:
        case 2:
            return 5
    return result


def colour(n: int) -> str:
    c = Colour.RED
    if n == 1:
        c = Colour.GREEN
    elif n == 2:
        c = Colour.BLUE
    match c:
        case Colour.RED:
            return "red"
        case Colour.GREEN | Colour.BLUE:
            return "cold"
    return "none"


def flag(is_on: bool) -> int:
    match is_on:
        case True:
            return 1
        case False:
            return 0
    return -1


def lamp() -> Generator[int, int, None]:
    level = 0
    while True:
        command = yield level
        match command:
            case 0:
                level = 0
            case 1 | 2 if level < 10:
                level += command
            case 9:
                raise ValueError("nine")
            case _:
                level = yield -1
