# Imports, annotated assignments, walrus, slices, yields, unbound names.
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
    from os import (
         path,
         nope
         )
def g(v):
    import os, \
       nope
def h(v):
    x: int = (
       v
        .x
        )
def i(v):
    (
      v
       .x
     ): int = (
       1
        )
def j(v):
    (
      v
       [
        0]
     ): int = (
       1
        )
def k(v):
    x = (y :=
         (v
           .x))
def l(v):
    return (
      v
       [
        1:
         v
          .x
         :2]
    )
def m(v):
    return (
      v
       [
        1:
         v
         :2]
    )
def n(v):
    yield (
      v
       .x)
def o(v):
    x = (yield
      from (
      v
       ))
def p(v):
    x = yield v
    y = (
       yield
       v,
       v.x)
def q(v):
    return (
      v
      ,
      undefined
      )
def r(v):
    def inner():
        return (
          1,
          x
         )
    inner()
    x = 1
def s(v):
    return (
       x
       ,
       1)
    x = 1
for z in f, g, h, i, j, k, l, m, q, r, s: show(z, 3)
def drain(z): list(z(3))
for z in n, o, p: show(drain, z)
class A:
    try:
        x: (
          undefined
          ) = 1
    except NameError as e: print(lines(e))
    try:
        x.y: (
          undefined
          ) = 1
    except NameError as e: print(lines(e))
    except AttributeError as e: print(lines(e))
try:
    x.y: (
      undefined
      ) = 1
except NameError as e: print(lines(e))
def t(v):
    (undefined
     .y
      .z): 1
show(t, 1)
