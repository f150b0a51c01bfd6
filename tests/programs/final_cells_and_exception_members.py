import gc
class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
def f(a, b, c):
    x = D("x")
    h = [lambda: (a, c)]
    return 1
def g(a, b, c):
    x = D("x")
    h = [lambda: (a, c)]
    raise KeyError
def k(a, b, *c):
    def h(): return a, c, x
    x = 1
    yield h
    raise KeyError
f(D("a"), D("b"), D("c"))
try: g(D("a"), D("b"), D("c"))
except KeyError: print("caught")
i = k(D("a"), D("b"), D("c"))
next(i)
try: next(i)
except KeyError: print("caught")
print("over")
def attr():
    o = D("o")
    try: D("inner").x
    except AttributeError as e:
        raise KeyError
try: attr()
except KeyError: print("caught2")
e = AttributeError("x", name="n", obj=D("obj"))
e.__context__ = KeyError(D("context"))
e.more = D("dict")
e.args = (D("args"),)
del e
e = StopIteration(D("value"))
e.__context__ = KeyError(D("context"))
e.args = (D("args"),)
e.__cause__ = KeyError(D("cause"))
del e
