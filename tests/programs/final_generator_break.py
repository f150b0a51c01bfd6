class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)


def g(n):
    d = D("in " + n)
    try:
        yield 1
        yield 2
    finally:
        print("finally", n)


for x in g("temp"):
    break
print("after temp")
it = g("named")
for x in it:
    break
print("after named")
del it
print("deleted")
def f():
    for x in g("a"):
        for y in g("b"):
            return "value"
print(f())
def h():
    for x in g("c"):
        raise KeyError
try:
    h()
except KeyError:
    print("handler")
print("end")
