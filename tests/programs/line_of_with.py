# Entering and leaving a with, whichever way.
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


class E:
    def __enter__(self): raise ValueError
    def __exit__(self, *a): pass
class X:
    def __enter__(self): return 1
    def __exit__(self, *a): raise ValueError
class N: pass
class O:
    def __enter__(self): return 1
    def __exit__(self, *a): pass
def f(m):
    with (
       m
         ) as (
          x
          ):
        a = 1
        b = 2
def g(m):
    with (
       O() as a,
       m as b
          ):
        a = 1
        b = 2
def h(m):
    with (
       O() as a,
       m as b
          ):
        a = 1
        raise ArithmeticError
def i(m):
    with (
       O() as a,
       m as b
          ):
        a = 1
        return (
          1)
def j(m):
    for i in [1]:
      with (
       O() as a,
       m as b
          ):
        a = 1
        break
def k(m):
    with (
       O() as a,
       O() as m
             .x
          ):
        pass
def l(m):
    with (
       O() as a,
       O() as (x,
           y)
          ):
        pass
def n(m):
    with (
       O() as a,
       m
        .x as b
          ):
        pass
for z in f, g, h, i, j:
    for m in E(), X(), N(): show(z, m)
for z in k, l, n: show(z, O())
