# len() of what has no small one, of what counts itself, and its errors.
class Long:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        print("asked")
        return self.n


def sizes(things):
    total = 0
    for t in things:
        try:
            total += len(t)
        except (TypeError, ValueError, OverflowError) as e:
            print(type(e).__name__, e)
    return total


print(sizes([[1, 2], (3,), "abcd", {5: 6}, range(10), b"xy", Long(7)]))
print(sizes([range(2**62 + 5), [1], Long(2**62)]))
print(sizes([1, None, Long(-1), Long("x"), Long(2**63), Long(True), object]))


def halves(r):
    n = len(r)
    i = 0
    while i < len(r) and i < 3:
        n = n // 2
        i += 1
    return n, i


print(halves(range(2**62 + 9)), halves([1] * 9), halves(""))
