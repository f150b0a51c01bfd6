def chain(n):
    if n == 0:
        r = yield "leaf"
        return r
    return (yield from chain(n - 1))


import sys
sys.setrecursionlimit(100000)
it = chain(300)
print(next(it))
try:
    it.send("sent")
except StopIteration as e:
    print(e.value)
