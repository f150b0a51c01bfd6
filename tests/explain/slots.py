# Cells, temporaries that share room, numbers of ways out, names that C does not have.
def shares(a, b):
    x = [a, (yield 1), b]
    y = (a + (yield 2), (yield 3))
    return x, y


def closes_over(n):
    def inner():
        return n + 1
    while n:
        n = yield inner
    return sum(i * i for i in range(n) if i)


def ways_out(rows, int=0, state=None):
    for naïve in rows:
        try:
            if naïve is None:
                continue
            if naïve == "end":
                break
            if naïve == "return":
                return int
        finally:
            yield state


class Walker:
    def walk(self, tree):
        if tree:
            yield from self.walk(tree[0])
            yield tree[1]
            yield from self.walk(tree[2])


class Other:
    def walk(self):
        yield


def no_generator():
    return 1
