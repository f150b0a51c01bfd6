"""hash() of what __hash__ gives: 64 bits as they are, more by the hash of the int."""


class Any:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n


class Own(int):
    def __hash__(self):
        return self


for n in 0, -1, -2, 2 ** 61 - 1, 2 ** 61, 2 ** 62, 2 ** 63 - 1, -2 ** 63, 2 ** 63, 2 ** 100, -4656322675088005311, True:
    print(n, hash(Any(n)))
print(hash(Own(42)), hash(Own(2 ** 61)), hash(Own(2 ** 80)))
