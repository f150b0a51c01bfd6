"""Resumes one counting generator N times."""
import sys


def counter(n):
    i = 0
    while i < n:
        yield i
        i += 1


total = 0
for x in counter(int(sys.argv[1])):
    total += x
print(total)
