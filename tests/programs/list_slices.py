# Slices of lists: reading, assigning, deleting, plain and extended.
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


a = list(range(10))
for s in (
    slice(None), slice(2, 5), slice(-3, None), slice(None, None, -1), slice(8, 2, -2),
    slice(2, 100), slice(100, 2), slice(-100, 3), slice(None, None, 3), slice(5, None, -1),
    slice(None, 5, -1), slice(-1, -100, -4), slice(3, 3), slice(True, 4),
):
    print(s, a[s], s.indices(10))


def assign(s, v):
    b = list(range(10))
    try:
        b[s] = v
        print(s, b)
    except Exception as e:
        print(s, type(e).__name__, e, b)


def delete(s):
    b = list(range(10))
    del b[s]
    print(s, b)


assign(slice(2, 5), "xyzw")
assign(slice(2, 5), [])
assign(slice(5, 2), [1, 2])
assign(slice(None), (1,))
assign(slice(100, 200), range(3))
assign(slice(None, None, 2), "abcde")
assign(slice(None, None, 2), "abc")
assign(slice(None, None, -3), [1, 2, 3, 4])
assign(slice(2, 5), 7)
assign(slice(None, None, 2), 7)
assign(slice(0, 0), {1: 2})
assign(slice(3, 3, 2), [])
assign(slice(1, 2), (x for x in "gen"))
for s in (slice(2, 5), slice(None, None, 2), slice(None, None, -2), slice(8, 1, -3), slice(1, None, 4),
          slice(None), slice(5, 2), slice(9, None, -1), slice(0, 100, 100)):
    delete(s)
b = [1, 2, 3]
b[1:1] = b
print(b)
b[:] = b
print(b)
b[::2] = b[1::2]
print(b)
b[::-1] = b
print(b)
show(lambda: [1][::0])
show(lambda: [1]["a":])
show(lambda: slice(1, 2, "x").indices(3))
show(lambda: slice(1).indices(-1))
print(slice(10**30).indices(5), slice(-(10**30), None, 10**30).indices(5))


class Index:
    def __init__(self, i):
        self.i = i

    def __index__(self):
        return self.i


print(a[Index(3)], a[Index(2):Index(4)], a[:Index(-8)])
a[Index(0)] = "zero"
print(a)
print(slice(1, 2) == slice(1, 2), slice(1, 2) < slice(1, 3), slice(1).start, slice(1, 2, 3).step)
show(lambda: hash(slice(1)))
print((1, 2, 3)[::-1], "abc"[::-1], (1, 2, 3)[1:], ()[:])
t = (1, 2)
print(t[:] is t, tuple(t) is t, t + () is t)


class L(list):
    pass


x = L([1, 2, 3])
print(type(x[:2]), type(x + x), type(x * 2), type(x.copy()), x)


class Grow:
    """An iterable that changes the list it is assigned to."""

    def __init__(self, target):
        self.target = target

    def __iter__(self):
        self.target.clear()
        return iter("ab")


g = [1, 2, 3, 4]
g[1:3] = Grow(g)
print(g)
