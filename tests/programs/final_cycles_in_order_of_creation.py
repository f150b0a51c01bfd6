"""Garbage in cycles is finalised oldest first, whatever cells it lies in."""
import gc

def passing():
    for i in range(50):
        yield i
burnt = [passing() for i in range(20)]
del burnt[::2]

def cyc(name):
    me = yield
    try:
        yield me
    finally:
        print("cycle", name)
for n in "xyz":
    c = cyc(n); next(c); c.send(c)
del c
print("collect", gc.collect() > 0)
class Node:
    def __init__(self, n): self.n, self.me = n, self
    def __del__(self): print("node", self.n)
for n in range(6): Node(n)
gc.collect()
burnt.clear()
class Mixed:
    def __init__(self, n):
        self.n, self.me, self.g = n, self, cyc(n)
        next(self.g)
        self.g.send(self)
    def __del__(self): print("mixed", self.n)
for n in range(4): Mixed(n)
gc.collect()
