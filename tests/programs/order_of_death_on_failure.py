"""What dies in which order where an operation, a call, a display or a match fails, or replaces something."""
log = []
class D:
    def __init__(s, n): s.n = n
    def __del__(s): log.append(s.n)
    def __repr__(s): return f"D{s.n}"
class A:
    def __setattr__(s, k, v):
        if k == 'n1': raise ValueError(k)
        object.__setattr__(s, k, None)
def flush(t):
    print(t, log); log.clear()
a = A()
def gen(n):
    for i in range(n): yield D(i)
try: a.n0, *a.n1, a.n2 = gen(4)
except ValueError as e: pass
flush('unpack star')
class I:
    def __setitem__(s, k, v): raise KeyError(k)
try: I()[D(1)] = D(2)
except KeyError: pass
log.clear()
def f(*a, **k): raise TypeError
try: f(D(1), D(2), k=D(3))
except TypeError: pass
flush('call')
class Op:
    def __add__(s, o): raise ValueError
    def __radd__(s, o): raise ValueError
    def __del__(s): log.append('op')
try: D(1) + Op()
except ValueError: pass
flush('add')
try: Op() + D(2)
except ValueError: pass
flush('add2')
try: [D(1), D(2), 1/0, D(3)]
except ZeroDivisionError: pass
flush('list')
try: {D(1): D(2), D(3): 1/0}
except ZeroDivisionError: pass
flush('dict')
try: (D(1), [D(2), (D(3), 1/0)])
except ZeroDivisionError: pass
flush('nest')
try: D(1)[D(2)]
except TypeError: pass
flush('getitem')
try: D(1).x(D(2))
except AttributeError: pass
flush('attr')
try: D(1) < D(2)
except TypeError: pass
flush('cmp')
try: D(1) < D(2) < D(3)
except TypeError: pass
flush('cmp3')
try: D(1) in D(2)
except TypeError: pass
flush('in')
try: f"{D(1)}{D(2):x}"
except TypeError: pass
flush('fstr')
try: print(D(1), file=D(2))
except AttributeError: pass
flush('print')
def g():
    x = D(1); y = D(2); raise ValueError
try: g()
except ValueError: pass
flush('locals')
match [D(1), D(2), D(3)]:
    case [x, y, 5]: pass
    case [x, *y]: pass
del x
flush('match')
del y
flush('match2')
for x in [D(1), D(2)]: pass
flush('for')
del x
flush('for2')
x = [D(i) for i in range(3)]
x[0], x[1] = x[1], x[0]
del x
flush('swap')
def h(a, b=D(9), *, c=D(8)): pass
del h
flush('defaults')
class C(D):
    y = D(5)
    z = D(4)
del C
import gc; gc.collect()
flush('class')
lst = [D(1), D(2), D(3)]
lst[:] = [D(4)]
flush('slice')
lst.clear()
flush('clear')
d = {1: D(1), 2: D(2)}
d[1] = D(3)
flush('setitem')
d.update({2: D(4)})
flush('update')
d.clear()
flush('dclear')
s = {D(1)}
s.clear()
flush('sclear')
t = (D(1), D(2), D(3))
del t
flush('tuple')
x = D(1)
x = D(2)
flush('rebind')
x: D = D(3)
flush('ann')
del x
flush('del')
try:
    with open(D(1)) as q: pass
except TypeError: pass
flush('open')
def co():
    try: yield D(1)
    finally: log.append('fin')
c = co(); next(c); del c
flush('gen')
try: D(1)(D(2))
except TypeError: pass
flush('callnon')
try: max(D(1), D(2))
except TypeError: pass
flush('max')
try: sorted([D(1), D(2)])
except TypeError: pass
flush('sorted')
try: {D(1), [D(2)]}
except TypeError: pass
flush('set')
try: (lambda a, b: 0)(D(1))
except TypeError: pass
flush('missing')
try: (lambda a: 0)(D(1), D(2), D(3))
except TypeError: pass
flush('many')
try: dict([(D(1), D(2)), (D(3),)])
except ValueError: pass
flush('dictseq')
try: [*gen(2), *5]
except TypeError: pass
flush('star')
try: f(*gen(2), **5)
except TypeError: pass
flush('starcall')
a, b = D(1), D(2)
a, b = b, a
del a, b
flush('delab')
x = D(1) if D(2) else D(3)
flush('cond')
x = D(4) or D(5)
flush('or')
x = D(6) and D(7)
flush('and')
assert D(8), D(9)
flush('assert')
del x
flush('end')
class Q:
    def __init__(s, n): s.n = n
    def __del__(s): log.append(('q', s.n))
    def __eq__(s, o): return True
    def __hash__(s): return 1
x = {Q(1): D(1), Q(2): D(2), Q(3): D(3)}
flush('dict of equals')
del x
flush('gone')
x = {Q(1), Q(2), Q(3)}
flush('set of equals')
del x
flush('gone')
try: {D(1): D(2), []: D(3), D(4): D(5)}
except TypeError: pass
flush('unhashable key')
def two(a, b=D(7), *, k): pass
try: two(D(1), D(2), D(3), z=D(4), k=D(5))
except TypeError: pass
flush('unexpected')
try: two(D(1), D(2), D(3), k=D(5))
except TypeError: pass
flush('too many, k')
try: two(D(1), a=D(2), k=D(5))
except TypeError: pass
flush('twice')
try: two(D(1), D(2))
except TypeError: pass
flush('no k')
