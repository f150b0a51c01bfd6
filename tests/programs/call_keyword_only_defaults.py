def f(a, *, b=1, c, d=3, e=4, **k):
    return a, b, c, d, e, k


def g(*, p, q=2, r=3):
    return p, q, r


def h(*, x=1, y=2, z=3):
    return x, y, z


print(f(0, c=5), f(0, c=5, d=6), f(0, b=7, c=8), f(0, c=1, e=2, z=3))
print(g(p=1), g(p=1, r=9), g(q=4, p=2), g(p=1, q=2, r=4))
print(h(), h(x=5), h(y=6), h(z=7), h(z=1, x=2), h(x=1, y=1, z=1))
for call in (lambda: f(0), lambda: g(), lambda: g(q=1), lambda: h(w=1), lambda: h(1)):
    try:
        call()
    except TypeError as e:
        print(e)
h.__kwdefaults__ = {"z": 30, "x": 10}
try:
    print(h(y=0), h(y=1, x=2), h(y=1, z=2))
    h()
except TypeError as e:
    print(e)
h.__kwdefaults__["y"] = 20
print(h(), h(x=1))
del h.__kwdefaults__["x"]
print(h(x=5), h(x=5, z=1))
h.__kwdefaults__ = None
try:
    h()
except TypeError as e:
    print(e)
