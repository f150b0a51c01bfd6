# Decorators, defaults, annotations, bases and keywords of classes.
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


def bad(f): raise ValueError
def mk(x): raise ValueError
def ok(f): return f
def f():
    @ok
    @bad
    @ok
    def g():
        pass
def g():
    @ok
    @mk(
       1
    )
    def g():
        pass
def h():
    @ok
    @bad
    class g:
        x = 1
def i():
    @ok
    def g(a,
          b=
          undefined):
        pass
def j():
    @ok
    def g(a,
          b:
          undefined) -> 1:
        pass
def k():
    @ok
    class g(
        ok,
        metaclass=
         undefined
        ):
        pass
def l():
    @ok
    class g(
         1,
         2):
        pass
def m():
    class g:
        x = 1
        y = undefined
def n():
    @ok
    @(
      ok
     .x
    )
    class g:
        x = 1
        y = undefined
def o():
    @(
      bad
    )
    class g:
        x = 1
        y = undefined
def p():
    x = lambda a, b=(
       undefined):1
def q():
    x = (lambda a, b=(
       undefined):
         (
            a
            .x
         ))(
       1, 2)
def r():
    x = (lambda a, b:
         (
            a
            .x
         ))(
       1, 2)
def s():
    class K(
      *
       3):
        pass
def t():
    class K(
      **
       3):
        pass
def u():
    class K(
      x=
       3):
        pass
for z in f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u: show(z)
