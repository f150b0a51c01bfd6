"""inspect: the stack, source lines, arguments of frames, states; types.coroutine of a function."""
import inspect, sys, types

def level(n):
    return inspect.stack()

class K:
    """doc"""
    def method(self, a, /, b: int, *rest, c=3, **kw) -> str:
        # comment
        if a:
            return [f.function for f in inspect.stack()]

        return 5

    x = 1

s = level(1)
print([(f.function, f.lineno, f.code_context, f.index) for f in s], type(s[0]).__name__, len(s[0]))
print(K().method(1, 2), s[0].frame.f_locals)
print(inspect.getsource(K.method), inspect.getsourcelines(level))
print(inspect.getsource(K))
try:
    level.x
except AttributeError:
    t = inspect.trace()
    print(t[0].lineno, t[0].function)
info = inspect.getframeinfo(sys._getframe(), 3)
print(info.lineno, info.code_context, info.index, info.function)
def outer():
    y = 5
    def inner(z):
        return y, z
    return inner
print(inspect.getclosurevars(outer()).nonlocals)
print(inspect.getfullargspec(K.method))
print(inspect.getargvalues(s[0].frame))
print(inspect.getargs(K.method.__code__))
def gen(a):
    b = a
    yield inspect.currentframe().f_lineno
    yield inspect.getgeneratorstate(g)
g = gen(1)
print(inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g), next(g), next(g), inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g))
g.close()
print(inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g))
print(g.gi_code is gen.__code__ is gen(2).gi_code)
@types.coroutine
def co(): return gen(1)
w = co()
print(type(w).__name__, w.gi_code is gen.__code__, co.__name__)
for bad in (5, len, int):
    for f in (inspect.getfile, inspect.getclosurevars):
        try:
            f(bad)
        except TypeError as e:
            print(e)
def once(): return 1
square = lambda x: x * x
print(inspect.getsource(once), inspect.getsource(square))
