class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def g(a, b, c):
    local = D("local")
    yield lambda: (a, c)


it = g(D("a"), D("b"), D("c"))
next(it)
print("dropping")
del it
it = g(D("a"), D("b"), D("c"))
next(it)
next(it, None)
print("ended")
