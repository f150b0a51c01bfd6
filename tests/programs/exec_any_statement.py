# Texts with functions, classes, imports, handlers; called from functions of all kinds; and their
# namespaces are freed, but not while something is in use.
import gc
def f():
    d = {"a": 1}
    exec("def g(n):\n    return n + a\nclass C:\n    def m(self): return g(1)\nq = C()\nq.me = q\n", d)
    return d["g"](1), d["q"].m()
r = [f() for _ in range(200)]
print(r[-1], gc.collect() >= 0)
keep = {}
exec("def k(): return later()\ndef later(): return 5", keep)
l = [keep["k"]]; l.append(l); k = keep["k"]
del l; gc.collect()
print(k(), keep["later"]())
def gen():
    x = 1
    exec("print(x)")
    yield eval("x + 1")
print(list(gen()))
def outer():
    v = 9
    def inner():
        return eval("v"), v
    return inner()
print(outer())
async def co():
    exec("import asyncio")
    return eval("3")
try:
    co().send(None)
except StopIteration as e:
    print(e.value)
exec("from math import *")
print(floor(3.2))
d = {}
exec("from math import *\nz = floor(2.5)", d)
print(d["z"], "ceil" in d)
exec('''
"doc of text"
import sys
def fib(n):
    return n if n < 2 else fib(n-1) + fib(n-2)
x: int = 3
@staticmethod
def dec(): pass
try:
    1/0
except ZeroDivisionError as e:
    print("caught", e)
with open("/dev/null") as fh: pass
print([fib(i) for i in range(10)], __annotations__)
''')
print(__doc__)
