def g(n):
    try:
        yield n
    finally:
        print("finally", n)


def started(n):
    it = g(n)
    next(it)
    return it


l = [started(1), started(2)]
del l
print("list gone")
d = {"a": started(3)}
d.clear()
print("dict cleared")
t = (started(4),)
t = None
print("tuple gone")
class C:
    pass
c = C()
c.it = started(5)
del c
print("instance gone")
