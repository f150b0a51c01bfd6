class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)
    def __add__(self, o):
        return D(self.n + o.n)


def f():
    D("dropped at once")
    print("1")
    x = (D("a") + D("b") + D("c")).n
    print("2", x)
    [D("l1"), D("l2")]
    print("3")
    len([D("arg")])
    print("4")
    if D("cond"):
        print("5")
    D("m").n
    print("6")


f()
