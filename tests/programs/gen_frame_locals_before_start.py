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
