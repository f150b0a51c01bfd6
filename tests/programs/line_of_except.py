# raise, the types of except clauses, else and finally.
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
    raise (
       v
       )
def g(v):
    raise (
       v
       ) from (
        v)
def h(v):
    raise (
       v
        .x
       ) from (
        v)
def i(v):
    raise (
       ValueError
       ) from (
        v
         .x)
def j(v):
    try:
        raise ValueError
    except (
       v
        .x
      ):
        pass
def k(v):
    try:
        raise ValueError
    except (
       NameError,
       v
      ):
        pass
def l(v):
    try:
        raise ValueError
    except (
       ValueError
      ) as e:
        raise
def m(v):
    try:
        raise ValueError
    finally:
        v.x
def n(v):
    try:
        pass
    except NameError:
        pass
    else:
        v.x
    finally:
        pass
        v
def o(v):
    try:
        raise ValueError
    except* (
       NameError,
       v
      ):
        pass
def p(v):
    try:
        raise ValueError
    except* (
       ValueError
      ) as e:
        x = 1
        raise
def q(v):
    try:
        raise ValueError
    except* (
       ValueError
      ) as e:
        x = 1
        v.x
def r(v):
    try:
        return (
           v
           )
    finally:
        v = 1
        v.x
def s(v):
    try:
       try:
           v.x
       finally:
           pass
    except AttributeError:
        pass
    raise
def t(v):
    try:
       raise ValueError
    except NameError:
        pass
    except (
        KeyError):
        pass
for z in f, g, h, i, j, k, l, m, n, o, p, q, r, s, t: show(z, 3)
