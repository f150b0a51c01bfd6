import sys
class CM:
    def __enter__(self): return 1
    def __exit__(self, *a): raise RuntimeError("exit")
    def __del__(self): print("del", repr(sys.exc_info()[1]))
class Y(CM):
    def __exit__(self, *a): return False
def f(C):
    with C():
        raise KeyError
for C in CM, Y:
    try: f(C)
    except Exception as e: print(repr(e))
def g(C):
    with C():
        return 1
g(Y)
try: g(CM)
except Exception as e: print(repr(e))
