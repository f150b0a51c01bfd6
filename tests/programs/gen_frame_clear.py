"""frame.clear(), a frame that outlives its generator, states of gi_frame."""
import sys, types
# H18
def g(n):
    a = [n]
    yield a
    yield n
x = g(3); next(x); f = x.gi_frame
print(f.f_locals, f.f_lineno, x.gi_running, x.gi_suspended, x.gi_yieldfrom)
del x
print(f.f_locals, f.f_back)
e = (i for i in [1, 2, 3])
f = e.gi_frame
print(sorted(f.f_locals))
f.f_locals['.0'] = 5
print(list(e))
print(e.gi_frame, e.gi_running, e.gi_suspended, f.f_lineno)
x = g(1)
print(x.gi_frame.f_lasti, x.gi_frame.f_lineno, x.gi_suspended, x.gi_frame.f_back)
f = x.gi_frame
def closing():
    try:
        yield 1
    finally:
        print("closed")
c = closing(); next(c)
f = c.gi_frame
f.clear()
print(c.gi_frame, list(c))
f.clear()
def selfclear():
    f = me.gi_frame
    try:
        f.clear()
    except RuntimeError as e:
        print(e)
    print(f is sys._getframe(), me.gi_running, me.gi_suspended)
    print(f.f_lineno)
    yield f
me = selfclear()
f = next(me)
print(f.f_back, f.f_lineno)
print(type(f) is types.FrameType)
