from contextlib import contextmanager, asynccontextmanager, _GeneratorContextManager
import weakref, gc
@contextmanager
def cm(*a, **k):
    "doc"
    yield a, k
@contextmanager
def nodoc():
    yield
c = cm(1, x=2)
print(c.__doc__, nodoc().__doc__, c.args, c.kwds, c.func.__name__, type(c.gen).__name__)
with c as v: print(v)
print(hasattr(c, 'args'), hasattr(c, 'kwds'), hasattr(c, 'func'), hasattr(c, 'gen'))
try:
    with c: pass
except AttributeError as e: print('AttributeError')
except RuntimeError as e: print(e)
c.note = 1; print(c.note, weakref.ref(c)() is c)
@cm(5)
def f(x): return x
print(f(3), f(4), f.__wrapped__.__name__)
class Big: pass
@contextmanager
def hold(o):
    del o
    yield
b = Big(); r = weakref.ref(b)
h = hold(b); del b
with h: gc.collect(); print(r())
try: cm(1, 2, q=3)._recreate_cm().__enter__()
except Exception as e: print(e)
print(isinstance(c, _GeneratorContextManager))
