class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)


def g(a):
    b = D("b")
    yield 1
    c = D("c")
    yield 2
    print("end of body")


it = g(D("unstarted"))
del it
print("--")
it = g(D("a"))
next(it)
del it
print("--")
it = g(D("a"))
next(it)
next(it)
it.close()
print("closed")
del it
print("--")
it = g(D("a"))
for _ in it:
    pass
print("exhausted")
