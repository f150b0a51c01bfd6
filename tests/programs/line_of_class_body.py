# What a class body stores that is not in its text stands at the line before.
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


class NS(dict):
    def __setitem__(self, k, v):
        if k == bad: raise ValueError
        dict.__setitem__(self, k, v)
class M(type):
    def __prepare__(*a): return NS()
def f():
    class K(metaclass=M):
        """
         doc
        """
        x = 1
        def f(self): return __class__
        y = 1
        z = 1
def g():
    @id
    class K(metaclass=M):
        """
         doc
        """
        x = 1
        def f(self):
            return __class__
def h():
    class K(
        metaclass=M):
        x = 1
        def f(self):
            return __class__
        (z) = (
            2)
for bad in '__module__', '__qualname__', '__doc__', 'x', '__classcell__', 'f', 'z':
    show(f); show(g); show(h)
