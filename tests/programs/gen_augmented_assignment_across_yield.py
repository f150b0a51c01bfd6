# x += yield reads x first (regenerator 345).
def g():
    x = 1
    x += yield x
    print("x", x)
    d = {"k": 5}
    d["k"] += (yield d["k"])
    print(d)
    l = [1, 2]
    l[(yield "index")] += (yield "value")
    print(l)


it = g()
print(next(it))
print(it.send(10))
print(it.send(100))
print(it.send(1))
try:
    it.send(1000)
except StopIteration:
    print("done")
