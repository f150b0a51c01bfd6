class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)


def boom(*a):
    raise ValueError


def f():
    try:
        [D("t1"), D("t2"), boom()]
    except ValueError:
        print("handler 1")
    try:
        boom(D("arg"))
    except ValueError:
        print("handler 2")
    try:
        for x in iter([D("item")]):
            boom()
    except ValueError:
        print("handler 3", x.n)
    print("end of f")


f()
print("done")
