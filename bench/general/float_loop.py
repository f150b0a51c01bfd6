"""Loops over floats: an integral, roots by Newton's method, a logistic map."""
import sys

N = 3_000_000


def curve(x):
    return x * x * x - 2.0 * x + 1.0


def integral(a, b, n):
    step = (b - a) / n
    total = 0.0
    for i in range(n):
        total += curve(a + (i + 0.5) * step)
    return total * step


def root(a):
    x = a
    while abs(x * x - a) > 1e-9:
        x = (x + a / x) / 2.0
    return x


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else N
    total = integral(0.0, 2.0, n)
    for i in range(n // 10):
        total += root(i + 1.0)
    x = 0.3
    for _ in range(n):
        x = 3.7 * x * (1.0 - x)
        total += x
    print("float_loop %.6f" % total)


if __name__ == "__main__":
    main()
