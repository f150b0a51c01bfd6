"""Who called whom, and at which line: functions, classes, generators, delegators."""
import sys

def where(depth=0):
    names = []
    f = sys._getframe(depth + 1)
    while f is not None:
        names.append((f.f_code.co_name, f.f_lineno))
        f = f.f_back
    return names

def plain(a, b=2):
    c = a + b
    return where()

print(plain(1))
print([where() for _ in range(1)])

class C:
    x = 1
    here = where()
    f = sys._getframe()
    print(sorted(k for k in f.f_locals if not k.startswith("__")), f.f_code.co_name)
    def m(self):
        return (
            where()
        )
print(C.here)
print(C().m())

def gen():
    yield where()
    x = yield from inner()
    yield where()

def inner():
    y = 5
    yield where()
    yield sys._getframe().f_locals
    return 3

for w in gen():
    print(w)

def closer():
    try:
        yield 1
    finally:
        print(where())
def outer():
    try:
        yield from closer()
    finally:
        print(where())
g = outer()
next(g)
def closes():
    g.close()
closes()
g = outer()
next(g)
try:
    g.throw(ValueError)
except ValueError as e:
    t = e.__traceback__
    while t:
        print(t.tb_lineno, t.tb_frame.f_code.co_name, t.tb_frame.f_back and t.tb_frame.f_back.f_code.co_name)
        t = t.tb_next
print(sorted(map(lambda x: where(), [1])))
