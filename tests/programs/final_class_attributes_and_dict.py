class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)


class C:
    pass


c = C()
c.a = D("a")
c.b = D("b")
c.a = None
print("replaced")
del c.b
print("deleted")
c.c = D("c")
del c
print("gone")
d = {1: D("v1"), 2: D("v2")}
d[1] = None
d.pop(2)
print("end")
