class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)


saved = []
def f():
    a = D("a")
    try:
        b = D("b")
        raise KeyError
    except KeyError as e:
        saved.append(e)
    print("return")


f()
print("f returned")
saved.clear()
print("cleared")
