a, b = 1, 2
del a, b
l = [1, 2, 3, 4]
del l[0], l[-1]
print(l)
d = {"a": 1, "b": 2}
del d["a"]
print(d)
class C:
    pass
c = C()
c.x = 1
del c.x
print(hasattr(c, "x"))
try:
    del c.x
except AttributeError as e:
    print(e)
try:
    del d["zz"]
except KeyError as e:
    print("KeyError", e)
