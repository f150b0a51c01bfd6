# Lines with several states, and statements of several lines.
def several(a):
    x = (yield a), (yield a + 1)
    y = [
        (yield "one"),
        (yield "two"),
    ]
    z = (yield 1) if a else (yield 2)
    for i in (yield 3), (yield 4): yield i
    return x, y, z


def drive(g):
    try:
        value = next(g)
        while value is not None:
            print(value)
            value = g.send(value)
    except StopIteration as stop:
        print(stop.value)


drive(several(0))

drive(several(5))
print(
    len("the"),
    len("end"),
)
