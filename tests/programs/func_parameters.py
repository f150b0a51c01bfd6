def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


print(f(1, d=4))
print(f(1, 2, 3, 4, 5, d=6, z=7))
print(f(*(1, 2), **{"d": 1, "c": 9}))
for call in ("f()", "f(1)", "f(1, a=2, d=3)", "f(1, 2, 3, c=4, d=5)"):
    try:
        if call == "f()":
            f()
        elif call == "f(1)":
            f(1)
        elif call == "f(1, a=2, d=3)":
            print(f(1, a=2, d=3))
        else:
            f(1, 2, 3, c=4, d=5)
    except TypeError as e:
        print(e)
def g(a, b, c):
    pass
for args, kw in (((), {}), ((1,), {}), ((1, 2, 3, 4), {}), ((1,), {"x": 1}), ((1, 2), {"b": 1})):
    try:
        g(*args, **kw)
    except TypeError as e:
        print(e)
try:
    g(**{1: 2})
except TypeError as e:
    print(e)
try:
    g(*5)
except TypeError as e:
    print(e)
try:
    g(**5)
except TypeError as e:
    print(e)
try:
    g(a=1, **{"a": 2})
except TypeError as e:
    print(e)
