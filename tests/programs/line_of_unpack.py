# Unpacking into targets and into displays.
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


class Bad:
    def __iter__(self): raise ValueError
def f(v):
    (
      a,
      b
    ) = (
        v
        )
def g(v):
    x = (
      a,
      [b,
       *c]
    ) = (
        v
        )
def h(v):
    [
     x,
     y
       .z
    ] = (
       v,
       v)
def i(v):
    x = y = (
         v
          .a
           ) = 1
def j(v):
    x = (
      v
       [
       0]
       ) = 1
def k(v):
    return [
       1,
       *
       v]
def l(v):
    return (
       1,
       *
       v)
def m(v):
    return {
       1,
       *
       v,
       }
def n(v):
    return {
       1:
        1,
       **
       v,
       }
def o(v):
    return {
       1:
        1,
       v:
        2
       }
def p(v):
    return {
       1,
       v
       }
def q(v):
    return {
       1,
       *
       [2],
       v
       }
for z in f, g, h, i, j, k, l, m, n: show(z, 3); show(z, Bad()); show(z, (1, 2))
for z in o, p, q: show(z, [])
