"""Points of a square that stay small."""
import sys

N = 1_000


def inside(cx, cy, limit):
    x = y = 0.0
    for i in range(limit):
        xx = x * x
        yy = y * y
        if xx + yy > 4.0:
            return i
        y = 2.0 * x * y + cy
        x = xx - yy + cx
    return limit


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else N
    total = 0
    for row in range(n):
        for column in range(n):
            total += inside(3.0 * column / n - 2.0, 2.0 * row / n - 1.0, 50)
    print("mandelbrot", total)


if __name__ == "__main__":
    main()
