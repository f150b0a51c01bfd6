import os

counter = [0]
LIMIT = 4
LIMIT = 5


def unbound(n: int) -> int:
    if n > 3:
        x = n
    return x


def printed(n: int) -> int:
    print(n)
    return n


def unknown(n: int) -> int:
    return m
