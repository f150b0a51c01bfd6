"""Comprehensions and loops over range() with numbers within bounds."""
import sys


def table(n):
    return [[(i * j) % 97 for j in range(20)] for i in range(n)]


def sieve(n):
    flags = [True] * (n + 1)
    for i in range(2, n + 1):
        if flags[i]:
            for j in range(2, n // i + 1):
                flags[i * j] = False
    return sum(1 for f in flags if f)


def main(n):
    rows = table(n // 20)
    sums = {i: sum(row) for i, row in enumerate(rows)}
    low = {x % 7 for row in rows for x in row}
    h = 0
    for i in range(n):
        h = (h * 31 + i) % 1000003
    print(len(sums), sum(sums.values()), sorted(low), h, sieve(n))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 100000)
