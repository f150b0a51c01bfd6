# A call stands where it begins, that of a method at the line of its name.
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


def one(a): raise ValueError
class C:
    def m(self, a): raise ValueError
c = C()
def f():
    one(
      1
    )
def g():
    (
     one
    )(
      1
    )
def h():
    (
      c
      .m
      (
        1,
      )
    )
def i():
    (
      c
      .m
      (
        a=
        1,
      )
    )
def j():
    (
      c
      .m
      (
        *
        [1],
      )
    )
def k():
    one(
      *
       3
    )
def l():
    one(
      1,
      *
      [],
      **
       3
    )
def m():
    one(
      1,
      x=
       3
    )
def n():
    one(
      **{'a': 1},
      **
      {'a': 1}
    )
def o():
    (
      c
      .m
      (
        1,
        **
        4
      )
    )
def p():
    (
      c
      .
      nope
      (
        1,
      )
    )
def q():
    (
      c
      .m(1
    ).m(1)
      .m(2)
      )
def r():
    one(
        undefined
    )
def s():
    one(
        a=
        undefined
    )
def t():
    one(a=1,
        b=
        undefined
        .x
        , **{}
    )
for z in f, g, h, i, j, k, l, m, n, o, p, q, r, s, t: show(z)
class Super:
    def f(self):
        return (
          super()
          .nope
         )
    def g(self):
        return (
          super
           (
           )
          .nope(
          )
         )
show(Super().f); show(Super().g)
