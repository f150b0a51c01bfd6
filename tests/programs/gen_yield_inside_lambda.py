f = lambda: (yield 7)
it = f()
print(next(it))
try:
    it.send("back")
except StopIteration as e:
    print(e.value)
