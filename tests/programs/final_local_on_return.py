class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)


def f():
    a = D("a")
    b = D("b")
    print("return")
    return 1


print(f())
def g():
    a = D("x")
    return a
r = g()
print("returned")
del r
print("end")
