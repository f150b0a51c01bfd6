"""Creates a generator, takes one item and drops it, N times."""
import sys


def pair(a, b):
    yield a + b
    yield a - b


total = 0
for i in range(int(sys.argv[1])):
    total += next(pair(i, 1))
print(total)
