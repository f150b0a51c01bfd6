# An attribute access stands at the line of the name.
def lines(e):
    t, found = e.__traceback__, []
    while t:
        found.append(t.tb_lineno)
        t = t.tb_next
    return found


def show(f, *args):
    try:
        f(*args)
    except Exception as e:
        print(f.__name__, type(e).__name__, lines(e))
    else:
        print(f.__name__)


def f(o):
    return (
        o
        .nope
    )
def g(o):
    (
        o
        .nope
    ) = 3
def h(o):
    del (
        o
        .nope
    )
def i(o):
    (
        o
        .nope
    ).more = 3
def j(o):
    x = (
        1,
        (o.
          x)
    )
show(f, 1); show(g, 1); show(h, 1); show(i, 1); show(j, 1)
