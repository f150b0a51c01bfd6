# Ranges that begin where another loop stands, nested three deep, downwards, and from what is not small.
def triples(n):
    found = []
    for i in range(n):
        for j in range(i + 1, n):
            for k in range(j + 1, n):
                if (i + j) % 3 == k % 3:
                    found.append((i, j, k))
    return found


def down(n):
    out = []
    for i in range(n, 0, -1):
        for j in range(i - 1, -1, -2):
            out.append(j)
    return out


def shifted(n, by):
    out = []
    for i in range(3):
        for j in range(i * by, i * by + n):
            out.append(j)
    return out


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print("index", self.n)
        return self.n


def free(start, stop):
    out = []
    for i in range(2):
        for j in range(start, stop):
            out.append((i, j))
            if len(out) > 4:
                return out
    return out


def late(n):
    for i in range(n):
        for j in range(i + 1, n):
            last = j
    return i, j, last


print(triples(7))
print(down(6))
print(shifted(2, 5), shifted(2, 2**62), shifted(1, -(2**70)))
print(free(1, 3), free(2**62 - 1, 2**62 + 1), free(2**70, 2**70 + 2), free(-(2**70), 5), free(True, 3))
print(free(Index(1), Index(3)))
for bad in (1.5, "x", None):
    try:
        free(bad, 3)
    except TypeError as e:
        print(e)
print(late(4))
try:
    late(1)
except UnboundLocalError as e:
    print(e)
