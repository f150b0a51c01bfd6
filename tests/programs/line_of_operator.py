# Operators, displays and subscripts stand where their expression begins.
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


def f(a, b, c):
    return (a
            + b
            + c)
def g(a, b, c):
    return (a +
            (b *
             c))
def h(a, b, c):
    return (
        -
        a
    )
def i(a, b):
    x = (
        [
         a[
           b]
        ]
    )
show(f, 1, 2, ''); show(f, 1, '', 2); show(g, '', 1, 2); show(g, '', {}, {}); show(h, '', 1, 1); show(i, 1, 2)
