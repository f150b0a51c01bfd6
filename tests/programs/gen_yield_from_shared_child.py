def child():
    for i in range(6):
        yield i


def parent(name, c):
    r = yield from c
    print(name, "ends", r)


c = child()
a, b = parent("a", c), parent("b", c)
print(next(a), next(b), next(a), next(c), next(b), next(a))
for it in (a, b, c):
    print(next(it, "end"))
