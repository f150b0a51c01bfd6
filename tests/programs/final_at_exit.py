class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)


def g():
    try:
        yield 1
    finally:
        print("finally at exit")


it = g()
next(it)
a = D("module global")
_b = D("underscored")
print("end of module")
