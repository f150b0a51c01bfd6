"""Takes N items through a `yield from` chain of 1000 generators: the cost must not grow with it."""
import sys


def chain(depth, n):
    if depth:
        yield from chain(depth - 1, n)
    else:
        yield from range(n)


print(sum(chain(1000, int(sys.argv[1]))))
