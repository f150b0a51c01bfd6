# a * (yield) must use the a of before the suspension (regenerator 206).
def g(a):
    def change():
        nonlocal a
        a = 100
    fs.append(change)
    r = a * (yield a)
    print("r", r)


fs = []
it = g(3)
print(next(it))
fs[0]()
try:
    it.send(2)
except StopIteration:
    pass
