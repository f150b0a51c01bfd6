# The targets of del.
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


def f(v):
    del (
      x
      )
def g(v):
    del v, (
      v
      )
def h(v):
    del (
      v
        .x,
      )
def i(v):
    del (
      v
        [
         1]
      ), (v)
def j(v):
    global gl
    del (
      gl
      )
def k(v):
    del (
      1,
       v.x
      )[0], v
for z in f, g, h, i, j, k: show(z, 3)
def m(v):
    def n(): v
    del (
      v
     )
    del v, (
      v
     )
show(m, 3)
class K:
    try:
        del (
           a
        )
    except NameError as e: print(lines(e))
