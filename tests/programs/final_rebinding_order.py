class D:
    def __init__(self, n):
        self.n = n
        print("new", n)
    def __del__(self):
        print("del", self.n)


def f():
    x = D(1)
    x = D(2)
    x = x.n
    print("x is", x)
    for i in range(2):
        y = D("loop%d" % i)
    print("loop over")


f()
