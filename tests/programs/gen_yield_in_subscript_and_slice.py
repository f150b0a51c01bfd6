def g():
    l = list(range(10))
    print(l[(yield "i")])
    print(l[(yield "lo"):(yield "hi"):(yield "step")])
    l[(yield "set")] = (yield "val")
    print(l)
    del l[(yield "del")]
    print(l)


it = g()
print(next(it))
for v in (3, 1, 8, 2, "v", 0):
    print(it.send(v))
try:
    it.send(9)
except StopIteration:
    print("stop")
