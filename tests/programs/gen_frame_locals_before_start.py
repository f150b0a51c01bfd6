def g(a, b=2, *rest, c, **named):
    def inner():
        nonlocal b
        return c, rest

    [a for x in (1, 2)]
    yield inner
    later = 1
    (lambda: later)


it = g(1, 3, 4, c=5, d=6)
print(it.gi_frame.f_locals)
try:
    it.send(1)
except TypeError as e:
    print(e)
print(it.gi_frame.f_locals)
inner = next(it)
print(sorted(it.gi_frame.f_locals))
print(inner())
print(next(it, "ended"))
print(list(it.gi_frame.f_locals) if it.gi_frame else "no frame")


def order(a, b=2, *rest, c):
    local = [a, c]
    yield lambda: (a, b, c, local)
    raise KeyError


it = order(1, c=3)
print(list(it.gi_frame.f_locals))
next(it)
print(list(it.gi_frame.f_locals.items()))
try:
    next(it)
except KeyError as e:
    print(list(e.__traceback__.tb_next.tb_frame.f_locals.items()))


def plain(a, b=2, *rest, c):
    local = lambda: (a, c)
    raise KeyError


try:
    plain(1, c=3)
except KeyError as e:
    print(list(e.__traceback__.tb_next.tb_frame.f_locals)[:4])
