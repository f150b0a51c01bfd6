# deque.
from collections import deque


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, len(d), d[0], d[-1], d.maxlen, list(reversed(d)), 3 in d, d.index(3), d.count(3))
d.rotate(1)
print(d, end=" ")
d.rotate(-2)
print(d)
d.extend([7, 8])
d.extendleft([9])
print(d, d.pop(), d.popleft(), d)
show(deque().pop)
show(deque().popleft)
show(lambda: d[10])
show(lambda: d[0:1])
show(deque, [1], -1)
show(deque, [1], "a")
show(deque([1, 2, 3], 3).insert, 0, 5)
e = deque("abcdef")
e.insert(2, "X")
e.remove("e")
del e[0]
e[0] = "B"
e.reverse()
print(e, e + deque("!"), deque([1]) * 3, deque([1, 2], 3) * 2, e == deque(e), deque([1]) < deque([2]))
show(e.remove, "zz")
show(e.index, "zz")
show(lambda: e + ["x"])


def mutate():
    for x in e:
        e.append(x)


show(mutate)
big = deque()
for i in range(1000):
    big.append(i)
    if len(big) > 10:
        big.popleft()
print(big, sum(big), big.copy() == big, bool(deque()))
r = deque([1])
r.append(r)
print(r)
q = deque(range(10), 5)
q *= 2
print(q, deque(q, 2), deque(iterable="ab", maxlen=1))
