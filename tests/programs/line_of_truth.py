# The truth of a condition is asked at the line of the statement or expression around it.
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


class B:
    def __bool__(self): raise ValueError
class L:
    def __lt__(self, o): return B()
    def __eq__(self, o): return B()
def f(a, b):
    return (
        a
        and
        b
        and a
    )
def g(a, b):
    return (
        not
        (
         b))
def h(a, b):
    if (
        a
        and
        b
       ):
        pass
def i(a, b):
    if (
        a
        or not (
        b)
       ):
        pass
def j(a, b):
    return (
        1
        if
        b
        else
        2
       )
def k(a, b):
    while (
        b
       ):
        pass
def l(a, b):
    assert (
        b), (
        1
       )
def m(a, b):
    x = [
        1
        for i in [1]
        if
          b
    ]
def n(a, b):
    match a:
        case (
            1
         ) if (
           b
         ):
             pass
for z in f, g, h, j, k, l, m, n:
    show(z, 1, B())
show(i, 0, B())
