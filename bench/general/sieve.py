"""Primes by a list of flags, step by step."""
import sys

N = 4_000_000


def sieve(n):
    composite = [False] * (n + 1)
    count = 0
    for i in range(2, n + 1):
        if not composite[i]:
            count += 1
            k = i * i
            while k <= n:
                composite[k] = True
                k += i
    return count


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else N
    print("sieve", sieve(n))


if __name__ == "__main__":
    main()
