"""Loops over ints: the lengths of Collatz's sequences, digits, greatest common divisors."""
import sys

N = 150_000


def length(n):
    steps = 0
    while n != 1:
        if n % 2:
            n = 3 * n + 1
        else:
            n //= 2
        steps += 1
    return steps


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def digits(n):
    total = 0
    while n > 0:
        total += n % 10
        n //= 10
    return total


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else N
    best = total = common = 0
    for i in range(1, n):
        k = length(i)
        if k > best:
            best = k
        total += digits(i * k)
        common += gcd(i, k)
    print("int_loop", best, total, common)


if __name__ == "__main__":
    main()
