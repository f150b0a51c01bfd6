class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)


def f():
    x = D("shared")
    def get():
        return x.n
    y = D("own")
    return get


get = f()
print(get())
del get
print("end")
