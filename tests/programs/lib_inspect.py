import inspect
from functools import partial, wraps


def g(a, b=2):
    c = a + b
    x = yield c
    yield x


it = g(1)
print(inspect.getgeneratorstate(it), inspect.getgeneratorlocals(it))
next(it)
print(inspect.getgeneratorstate(it), inspect.getgeneratorlocals(it))
it.send("sent")
print(inspect.getgeneratorlocals(it))
it.close()
print(inspect.getgeneratorstate(it), inspect.getgeneratorlocals(it))
try:
    inspect.getgeneratorlocals(3)
except TypeError as e:
    print(e)


def self_state():
    yield inspect.getgeneratorstate(me)


me = self_state()
print(next(me))
print(inspect.isgenerator(it), inspect.isgeneratorfunction(g), inspect.isgeneratorfunction(len),
      inspect.isfunction(g), inspect.isclass(int), inspect.ismethod(it.send), inspect.ismodule(inspect))


def f(a, /, b: int, *args, c, d=4, **kw) -> str:
    """Doc
       of f.

         more
    """


print(inspect.signature(f), inspect.signature(lambda x=1, *, y: 0))
print(inspect.getdoc(f))
print(list(inspect.signature(f).parameters.values()))
b = inspect.signature(f).bind(1, 2, 3, c=5, z=6)
print(b, b.args, b.kwargs)
for bad in (lambda: inspect.signature(f).bind(), lambda: inspect.signature(g).bind(1, 2, 3)):
    try:
        bad()
    except TypeError as e:
        print(e)
print(inspect.signature(partial(f, 1, c=2)))


class C:
    def __init__(self, x, y=1):
        pass

    def m(self, q):
        pass

    @staticmethod
    def s(t):
        pass


print(inspect.signature(C), inspect.signature(C(1).m), inspect.signature(C.m), inspect.signature(C.s))


@wraps(f)
def w(*a):
    pass


print(inspect.signature(w), inspect.unwrap(w) is f)
print([n for n, v in inspect.getmembers(C, inspect.isfunction)])
