# Patterns, guards and subjects.
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


class Eq:
    def __eq__(self, o): raise ValueError
class Len:
    def __len__(self): raise ValueError
import collections.abc
class Seq(collections.abc.Sequence):
    def __len__(self): raise ValueError
    def __getitem__(self, i): raise ValueError
class Seq2(collections.abc.Sequence):
    def __len__(self): return 2
    def __getitem__(self, i): raise ValueError
    def __iter__(self): raise ValueError
class Map(collections.abc.Mapping):
    def __len__(self): return 2
    def __getitem__(self, i): raise ValueError
    def __iter__(self): raise ValueError
    def get(self, k, d=None): raise ValueError
class At:
    def __getattr__(self, n): raise ValueError
class Meta(type):
    def __instancecheck__(self, o): raise ValueError
class Cls(metaclass=Meta): pass
class ns: at = 1; Cls = Cls; At = At
def f(v):
    match v:
        case {"a": 1}:
            pass
        case (
            1
             |
            2
            ):
            pass
        case [
           1,
           2
           ]:
            pass
        case At(
           x=
           1
           ):
           pass
        case Cls(
           x=
           1
           ):
           pass
def g(v):
    match v:
        case [
           1,
           *_,
           3
           ]:
            pass
        case {
           'a':
             1,
           **
             rest
           }:
            pass
def h(v):
    match v:
        case (
           ns
           .nope
           ):
            pass
def i(v):
    match v:
        case (
           ns
           .At(1,
             2)
           ):
            pass
def j(v):
    match v:
        case (
           1,
           ns
           .At(1,
             2)
           ):
            pass
def k(v):
    match v:
        case (
           [a,
              b] as c
           ) if (
               v
               .x
              ):
            pass
def l(v):
    match (v
            .x):
        case 1:
            pass
def m(v):
    match v:
        case 8: pass
        case (
           _
           ) if (
               v
               .x
              ):
            pass
for z in f, g, h:
    for b in Eq(), Seq(), Seq2(), Map(), At(), 3: show(z, b)
for z in i, j, k, l, m:
    for b in At(), (1, At()): show(z, b)
