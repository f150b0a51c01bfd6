import functools, gc, weakref, pickle, copy
calls=[]
@functools.lru_cache(maxsize=3)
def f(*a, **k):
    "doc f"
    calls.append((a, k)); return len(calls)
for a in (1,2,3,1,4,2,1,3): print(f(a), end=' ')
print(f.cache_info(), f.cache_parameters(), f.__wrapped__.__name__, f.__name__, f.__doc__)
print(f(1, b=2), f(1, b=2), f(b=2, a=1), f(a=1, b=2), f(a=1,b=2), f.cache_info())
f.cache_clear(); print(f.cache_info())
@functools.lru_cache(maxsize=None, typed=True)
def g(x, y=0): calls.append(x); return (x, y)
print(g(1), g(1.0), g(True), g(1, y=1), g(1, y=1.0), g(1, y=True), g.cache_info())
@functools.lru_cache
def fib(n): return n if n < 2 else fib(n-1)+fib(n-2)
print(fib(100), fib.cache_info())
class C:
    @functools.lru_cache(maxsize=2)
    def m(self, x): return x*2
    @functools.cache
    def n(self): return id(self)
c=C(); d=C()
print(c.m(1), c.m(1), d.m(1), C.m(c, 1), C.m.cache_info(), c.n()==c.n(), C.n.cache_info())
try: f([1])
except TypeError as e: print(e)
@functools.lru_cache(0)
def z(x): return x
print(z(1), z(1), z.cache_info(), z.cache_parameters())
@functools.lru_cache(-5)
def z2(x): return x
print(z2(1), z2.cache_info(), z2.cache_parameters())
print(copy.copy(f) is f, copy.deepcopy(f) is f, pickle.loads(pickle.dumps(fib)) is fib)
r=weakref.ref(z); del z; gc.collect(); print(r())
@functools.lru_cache(maxsize=2)
def bad(x):
    if x==3: raise ValueError(x)
    return x
for i in (1,3,1,3,2,4):
    try: print(bad(i))
    except ValueError as e: print('V', e)
print(bad.cache_info())
class K:
    def __init__(s, n): s.n=n
    def __hash__(s): return 1
    def __eq__(s, o): print('eq', s.n, o.n); return s.n==o.n
print(f.cache_clear(), f(K(1)), f(K(2)), f(K(1)), f.cache_info())
# reentrant
@functools.lru_cache(maxsize=2)
def re(n):
    if n: return re(n-1)+1
    return 0
print(re(5), re.cache_info(), re(4), re(5), re.cache_info())
@functools.lru_cache(maxsize=1)
def same(n, top=[True]):
    if top[0]:
        top[0]=False; same(n); return 'outer'
    return 'inner'
print(same(1), same(1), same.cache_info())
print(type(f), type(f.cache_info()), f.cache_info().hits, f.cache_info()[2], f.cache_info()._asdict())
h, m, mx, cur = f.cache_info()
@functools.lru_cache
def keep(x): return [x]
o=K(5); w=weakref.ref(o); keep(o); del o; print(w() is not None); keep.cache_clear(); print(w())
def cyc():
    @functools.lru_cache
    def inner(x): return inner
    inner(1)
    return weakref.ref(inner)
q=cyc(); gc.collect(); print(q())
class S(str): pass
print(f(S('a')), f('a'), f(2), f(2.0), f(True), f(1))
print(functools.lru_cache(maxsize=5, typed=True)(len).cache_parameters())
for bad_args in [(1.5,), ('a',)]:
    try: functools.lru_cache(*bad_args)
    except TypeError as e: print(e)
