"""A regex matcher of its own, by derivatives, against re."""
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Union


@dataclass(frozen=True)
class Char:
    c: str


@dataclass(frozen=True)
class Cat:
    a: "Node"
    b: "Node"


@dataclass(frozen=True)
class Alt:
    a: "Node"
    b: "Node"


@dataclass(frozen=True)
class Star:
    a: "Node"


EMPTY, NOTHING = "empty", "nothing"
Node = Union[Char, Cat, Alt, Star, str]


def cat(a, b):
    if NOTHING in (a, b):
        return NOTHING
    return b if a == EMPTY else a if b == EMPTY else Cat(a, b)


def alt(a, b):
    return b if a == NOTHING or a == b else a if b == NOTHING else Alt(a, b)


def parse(pattern):
    at = 0

    def choice():
        nonlocal at
        node = sequence()
        while at < len(pattern) and pattern[at] == "|":
            at += 1
            node = alt(node, sequence())
        return node

    def sequence():
        nonlocal at
        node = EMPTY
        while at < len(pattern) and pattern[at] not in "|)":
            if pattern[at] == "(":
                at += 1
                part = choice()
            else:
                part = Char(pattern[at])
            at += 1
            if at < len(pattern) and pattern[at] in "*?":
                part = Star(part) if pattern[at] == "*" else alt(part, EMPTY)
                at += 1
            node = cat(node, part)
        return node

    return choice()


@lru_cache(maxsize=None)
def nullable(n):
    match n:
        case "empty" | Star():
            return True
        case Cat(a, b):
            return nullable(a) and nullable(b)
        case Alt(a, b):
            return nullable(a) or nullable(b)
    return False


@lru_cache(maxsize=None)
def derive(n, c):
    match n:
        case Char(d):
            return EMPTY if c == d else NOTHING
        case Cat(a, b):
            first = cat(derive(a, c), b)
            return alt(first, derive(b, c)) if nullable(a) else first
        case Alt(a, b):
            return alt(derive(a, c), derive(b, c))
        case Star(a):
            return cat(derive(a, c), n)
    return NOTHING


def matches(pattern, text):
    node = parse(pattern)
    for c in text:
        node = derive(node, c)
    return nullable(node)


checked = 0
for pattern in ("a", "ab*", "(a|b)*abb", "a?b?a", "(ab|a)*b?", "((a|b)(a|b))*"):
    for n in range(6):
        for letters in product("ab", repeat=n):
            text = "".join(letters)
            assert matches(pattern, text) == bool(re.fullmatch(pattern, text)), (pattern, text)
            checked += 1
print(checked, derive.cache_info().hits > 0, parse("(a|b)*c"))
