# Iterating, testing and storing in comprehensions.
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
def f(v):
    return [
        1
        for a in
          v
    ]
def g(v):
    return [
        1
        for a in
          [1]
        for b in
          v
    ]
def h(v):
    return {
        v
        for a in
          [1]
    }
def i(v):
    return {
        v:
         1
        for a in
          [1]
    }
def j(v):
    return list(
        v.x
        for a in
          [1]
    )
def k(v):
    return [
        1
        for
         a,
         b in
          [v]
    ]
def l(v):
    return [
        1
        for
         a
         .x in
          [v]
        if v
    ]
def m(v):
    return {
        1
        for a in
          [1]
        if (
           v.x
            )
    }
for b in Bad(), Bad2():
    for z in f, g: show(z, b)
for z in h, i: show(z, [])
for z in j, k, l, m: show(z, 3)
def n(v):
    return list(
        (yield_
         for
           yield_ in v)
       )
show(n, Bad2()); show(n, Bad())
