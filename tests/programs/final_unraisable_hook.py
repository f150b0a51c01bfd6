"""What finalisers raise goes to sys.unraisablehook, with its object and a traceback."""
import sys, gc, weakref

def hook(args):
    print("hook", type(args).__name__, args.exc_type.__name__, args.exc_value, args.exc_traceback is not None,
          args.err_msg, getattr(args.object, "__qualname__", args.object))
sys.unraisablehook = hook

class BadDel:
    def __del__(self): raise ValueError("in del")

def bad():
    try:
        yield 1
    finally:
        raise KeyError("in finally")
def ignores():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass
x = bad(); next(x); del x
x = ignores(); next(x); del x
BadDel()
b = BadDel(); b = None
def hooky(args): raise RuntimeError("hook failed")
sys.unraisablehook = sys.__unraisablehook__
print(sys.unraisablehook is sys.__unraisablehook__)
