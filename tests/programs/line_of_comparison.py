# A comparison stands at its line, and leaves it to what follows in the statement.
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


class L:
    def __lt__(self, o): raise ValueError
    __gt__ = __lt__
def f(a, b, c):
    return (
        a
         < b
          < c)
def g(a, b, c):
    if (
        a
         < b
          < c
        ):
           pass
def h(a, b, c):
    return not (
       a in
       b)
for z in f, g:
    show(z, 1, L(), 2)
    show(z, 1, 2, L())
show(h, 1, 2, 3)
def i(a, b, c):
    while (
        a
         < b
        ):
           pass
def j(a, b, c):
    x = [
      1
      for i in [1]
      if
        (a
           <
          b
             <
            c)
    ]
def k(a, b, c):
    assert (
        a
        <
        b), (
         a.nope)
def l(a, b, c):
    assert (
        a
        ==
        b)
def m(a, b, c):
    assert (
        a == 1
        and
        b ==
        1)
def n(a, b, c):
    x = [
      {}.a
      for i in [1]
      if
        a
           <
          b
    ]
def o(a, b, c):
    x = {
      (i):
         0
      for i in [[]]
      if
        a
           <
          b
    }
def p(a, b, c):
    x = {
      i
      for i in [[]]
      if
        a
           <
          b
    }
show(i, 1, L(), 2)
for z in i, j: show(z, 1, L(), 2)
for z in k, l, m, n, o, p: show(z, 1, 2, 3)
for z in k, l, m, n, o, p: show(z, 2, 1, 3)
