class CM:
    def __init__(self, n):
        self.n = n
    def __enter__(self):
        print("enter", self.n)
        return self
    def __exit__(self, *a):
        print("exit", self.n, a[0] and a[0].__name__)
    def __del__(self):
        print("del", self.n)


def f():
    with CM("a"), CM("b") as b:
        print("body")
    print("after")


f()
print("--")
def g():
    for i in range(2):
        with CM("loop"):
            if i:
                break
            continue
    with CM("ret"):
        return "v"
print(g())
def h():
    with CM("raise"):
        raise ValueError("x")
try:
    h()
except ValueError as e:
    print("caught")
print("end")
