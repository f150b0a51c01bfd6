# In an augmented assignment the target has its own line, the operator that of the statement.
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


class Get:
    def __getattr__(self, name): raise ValueError
    def __getitem__(self, k): raise ValueError
class Set:
    a = 1
    def __setattr__(self, name, v): raise ValueError
    def __getitem__(self, k): return 1
    def __setitem__(self, k, v): raise ValueError
def f(o, v):
    (
     o
      .a
    ) += (
      v +
       1)
def g(o, v):
    (
     o
    [
      1
    ]
    ) += (
      v +
       1)
def h(o, v):
    (
     o
    ) += (
      v
     )
def i(o, v):
    (
     undefined
    ) += (
      v
     )
for k in f, g:
    show(k, Get(), 1); show(k, Set(), 1); show(k, Set(), '')
show(h, 1, ''); show(i, 1, 2)
def j(o, v):
    o[
      0
     ] += \
       v
show(j, [1], ''); show(j, (1,), 1); show(j, 1, 1)
