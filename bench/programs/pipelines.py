"""Generators that consume generators, which become one loop each."""
import sys


def source(n):
    i = 0
    while i < n:
        yield i
        i += 1


def scale(items, k):
    for x in items:
        yield x * k


def smooth(items, part):
    level = 0.0
    for x in items:
        level += part * (x - level)
        yield level


def waves(n):
    for i in range(n):
        yield (i * 37 % 101) / 50 - 1


def main(n):
    total = 0
    stage = source(n)
    stage = scale(stage, 3)
    for x in scale(stage, 2):
        total += x
    level = 0.0
    for y in smooth(waves(n), 0.125):
        level = level + y * y
    odd = sum(x * x for x in scale(source(n), 3) if x % 2)
    print(total, round(level, 6), odd, any(x > n for x in source(n)))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 100000)
