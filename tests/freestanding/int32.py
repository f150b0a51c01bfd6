from typing import Iterator

MASK = 0x7FFFFFFF


def add(a: int, b: int) -> int:
    return a + b


def lcg(seed: int) -> Iterator[int]:
    state = seed & 0xFFFF
    while True:
        state = (state * 25173 + 13849) & 0xFFFF
        yield state


def hashed(data: bytes) -> int:
    value = 5381
    for byte in data:
        value = ((value & 0xFFFFFF) * 33 + byte) & MASK
    return value


def left(a: int, n: int) -> int:
    return a << n


def divide(a: int, b: int) -> int:
    return a // b


def ratio(a: int, b: int) -> float:
    return a / b
