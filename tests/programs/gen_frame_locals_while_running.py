"""f_locals of a function that runs, and of its frame afterwards."""
import sys

def locs(p, q, *rest, k=3, **kw):
    a = 1
    f = sys._getframe()
    print(sorted(f.f_locals))
    b = 2
    def g():
        return p
    del a
    print({k: v for k, v in f.f_locals.items() if k not in ("f", "g")})
    return f

f = locs(1, 2, 3, z=5)
print(f.f_locals["q"], f.f_lineno, f.f_back.f_code.co_name, f.f_locals["p"], f.f_locals["f"] is f)
print(f.f_locals["kw"], sorted(f.f_locals))
f.clear()
print(f.f_locals)

def clear_running():
    f = sys._getframe()
    try:
        f.clear()
    except RuntimeError as e:
        print(e)
clear_running()

def catcher():
    try:
        1 / 0
    except ZeroDivisionError as e:
        t = e.__traceback__
        print(t.tb_frame is sys._getframe(), t.tb_lineno, t.tb_frame.f_lineno)
        return t.tb_frame
f = catcher()
print(f.f_lineno, sorted(f.f_locals), f.f_back is sys._getframe())
try:
    sys._getframe(100)
except ValueError as e:
    print(e)
print(sys._getframe().f_globals is globals(), sys._getframe().f_locals is globals())
