# Locals die with the exception, not at the raise (L1).
class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)


def f():
    a = D("local")
    raise KeyError("k")


try:
    f()
except KeyError:
    print("handler")
print("after")
try:
    f()
except KeyError as e:
    print("named")
print("after named")
def h():
    b = D("h local")
    try:
        f()
    except KeyError as e:
        print("in h")
    print("h goes on")
h()
print("h done")
