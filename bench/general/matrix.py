"""The product of two matrices, lists of rows."""
import sys

N = 200


def matrix(n, seed):
    return [[(i * seed + j) % 11 - 5.0 for j in range(n)] for i in range(n)]


def product(a, b):
    size = len(b)
    result = []
    for row in a:
        out = [0.0] * len(b[0])
        for k in range(size):
            factor = row[k]
            other = b[k]
            for j in range(len(other)):
                out[j] += factor * other[j]
        result.append(out)
    return result


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else N
    c = product(matrix(n, 3), matrix(n, 7))
    print("matrix %.3f" % sum(c[i][i] for i in range(n)))


if __name__ == "__main__":
    main()
