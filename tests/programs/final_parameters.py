class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)


def f(a, b):
    c = D("c")
    print("body")


f(D("a"), D("b"))
print("--")
def g(a):
    del a
    print("after del")
g(D("arg"))
print("--")
def h(a):
    a = None
    print("after rebinding")
h(D("arg"))
print("--")
def k(*args, **kw):
    print("k")
k(D("1"), x=D("2"))
print("end")
