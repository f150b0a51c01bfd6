"""The largest eigenvalue of a matrix that a function gives."""
import sys

N = 300


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(u):
    result = []
    for i in range(len(u)):
        total = 0.0
        for j in range(len(u)):
            total += entry(i, j) * u[j]
        result.append(total)
    return result


def times_transposed(u):
    return [sum(entry(j, i) * x for j, x in enumerate(u)) for i in range(len(u))]


def norm(n):
    u = [1.0] * n
    for _ in range(4):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    vv = uv = 0.0
    for a, b in zip(u, v):
        uv += a * b
        vv += b * b
    return (uv / vv) ** 0.5


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else N
    print("spectral_norm %.9f" % norm(n))


if __name__ == "__main__":
    main()
