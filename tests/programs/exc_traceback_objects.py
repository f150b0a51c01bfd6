"""tb_next can be set, traceback objects can be made; attributes of frames that cannot."""
import sys, types
f = sys._getframe()
# tracebacks
def r(): raise ValueError("x")
try:
    r()
except ValueError as e:
    t = e.__traceback__
print(type(t) is types.TracebackType, t.tb_lineno, t.tb_next.tb_lineno, t.tb_next.tb_next)
t2 = types.TracebackType(None, sys._getframe(), 7, 99)
print(t2.tb_lasti, t2.tb_lineno, t2.tb_next)
t2.tb_next = t
print(t2.tb_next is t)
for bad in (t2, 5):
    try:
        t.tb_next = bad
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    del t.tb_next
except TypeError as e:
    print(e)
t.tb_next = None
print(t.tb_next)
for a in [(), (1, 2, 3, 4), (None, None, 1, 2), (None, sys._getframe(), "a", 1)]:
    try:
        types.TracebackType(*a)
    except TypeError as e:
        print(e)
try:
    t.tb_frame = 1
except AttributeError as e:
    print(e)
for attr in ["f_code", "f_back", "f_globals", "f_builtins", "f_lasti", "f_locals"]:
    try:
        setattr(f, attr, 1)
    except AttributeError as e:
        print(e)
f.f_trace = None
f.f_trace_lines = False
f.f_trace_opcodes = True
print(f.f_trace_lines, f.f_trace_opcodes)
try:
    f.f_lineno = 'x'
except ValueError as e:
    print(e)
import builtins
print(sys._getframe().f_builtins is builtins.__dict__)
print(repr(sys._getframe())[:10], repr(sys._getframe()).split(", ", 2)[2])
