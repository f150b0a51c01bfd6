# Two sent values in one expression stay apart (babel 2385).
def g():
    print([(yield 1), (yield 2), (yield 3)])
    print({(yield "k"): (yield "v")})
    print(((yield "a"), (yield "b")))
    print(f"{(yield 'f1')}-{(yield 'f2'):>5}")


it = g()
print(next(it))
for i in range(8):
    print(it.send(i))
try:
    it.send(8)
except StopIteration:
    pass
