# Making the iterator of a for, its next item, storing to its target.
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
class Bad2:
    def __iter__(self): return self
    def __next__(self): raise ValueError
class Bad3:
    n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 1: raise ValueError
        return self
def f(v):
    for a in (
         v
         ):
        b = 1
        c = 1
def g(v):
    for a in (
         1,
          v.
           x
         ):
        b = 1
        c = 1
def h(v):
    for (
        a
         .x) in (
         1,
         2
         ):
        b = 1
        c = 1
def i(v):
    for (
        a,
         b) in (
         1,
         2
         ):
        b = 1
        c = 1
def j(v):
    for a in (
         v
         ):
        try:
            b = 1
        except NameError:
            pass
        c = 1
for z in f, j:
    for b in Bad(), Bad2(), Bad3(): show(z, b)
for z in g, h, i: show(z, 3)
