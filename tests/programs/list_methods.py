# Every method of list, with the messages of its errors.
def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


a = []
for i in range(10):
    a.append(i * i)
print(a, len(a), a[3], a[-1])
a.insert(0, "first")
a.insert(100, "last")
a.insert(-1, "before last")
print(a)
print(a.pop(), a.pop(0), a.pop(-1), a)
show([].pop)
show(a.pop, 100)
a.extend(x for x in "ab")
a.extend((1, 2))
a += {7: 8}
print(a)
a.remove("a")
show(a.remove, "zz")
print(a.index(16), a.count(1), a.index(1, 2))
show(a.index, 99)
show(a.index, 16, 5)
show([1, 2].index, 1, -1)
b = a.copy()
b.reverse()
print(b, a == b, b is a)
b.clear()
print(b, bool(b), bool(a))
show(list, 5)
show(list, 1, 2)
show(list, x=1)
print(list("abc"), list((1, 2)), list({1: 2}), list(range(3)))
print([1, 2] + [3], [0] * 3, 3 * [1, 2], [1] * -1, [] * 5)
c = [1, 2]
c *= 2
print(c)
c *= 0
print(c)
show(lambda: [1] + (2,))
show(lambda: [1] * "a")
show(lambda: [1] * 1.5)
show(lambda: [1][1])
show(lambda: [1]["a"])
show(lambda: [1][1.0])
print([1, 2] < [1, 3], [1] < [1, 0], [2] > [1, 9], [1, 2] == [1, 2], [] <= [], [1] >= [2])
show(lambda: [1] < ["a"])
show(lambda: [1] < (1,))
print([1] == (1,), [1] != [1])
print(1 in [1, 2], 3 not in [1, 2], 1.0 in [1], float("nan") in [float("nan")])
n = float("nan")
print(n in [n], [n] == [n], [n].index(n), [n].count(n))
r = [1]
r.append(r)
print(r, repr([r]))
show(hash, [])
print(list(reversed([1, 2, 3])), sorted([3, 1, 2]))
it = iter([1, 2, 3])
print(next(it), it.__length_hint__(), list(it), list(it))
d = [1]
it = iter(d)
print(list(it))
d.append(2)
print(list(it), d)
d = [1, 2, 3]
for x in d:
    if x < 10:
        d.append(x + 10)
print(d)
d = list(range(6))
for x in d:
    d.remove(x)
print(d)
print([[]] * 2, [*range(3), *"ab"], [x for y in [[1], [2, 3]] for x in y])
print(list.__doc__.splitlines()[0])
del d[0]
print(d)
show(lambda: d.__delitem__(5))
show(lambda: d.__setitem__(5, 1))
e = [3, 1, 2]
print(e.__len__(), e.__getitem__(0), e.__contains__(1), e.__eq__(3), e.__add__([4]))
