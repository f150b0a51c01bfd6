class It:
    def __init__(self):
        self.n = 0
    def __iter__(self):
        return self
    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("done")
        return self.n


def g():
    r = yield from It()
    print("r", r)
    print((yield from [1, 2]))
    print((yield from "ab"))
    yield from {"k": 1}
    yield from range(2)
    yield from (x * x for x in (3, 4))
    yield from ()


print(list(g()))
def bad():
    yield from 5
try:
    next(bad())
except TypeError as e:
    print(e)
