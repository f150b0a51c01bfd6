# Fields of f-strings over several lines.
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


class F:
    def __format__(self, s): raise ValueError
    def __repr__(self): raise ValueError
def f(v):
    return (
        f"a"
        f"{v}"
        f"b"
        )
def g(v):
    return f"""
        {v}
        b
        """
def h(v):
    return f"""
        {v!r}
        {
          v
           .x
        }
        b
        """
def i(v):
    return f"""
        {v.y}
        b
        """
def j(v):
    return (
        f"a"
        f"{v.y}"
        f"b"
        )
def k(v):
    return (
        f"a"
        f"{3:{v}}"
        f"b"
        )
def l(v):
    return (
        f"a"
        f"{v.a.b(1)[2]}" "c"
        )
def m(v):
    return (
      f"{v}"
        )
def n(v):
    return 1, f"""
  x

      {v}"""
for z in f, g, h, i, j, k, l, m, n: show(z, F())
