# What join(), islice() and ExceptionGroup() say of arguments that will not do.
from itertools import islice
class N:
    def __init__(s, v): s.v = v
    def __iter__(s): return s.v
class E:
    def __iter__(s): raise ValueError("mine")
class T:
    def __iter__(s): raise TypeError("mine")
class G:
    def __iter__(s):
        yield "a"
        raise TypeError("in it")
def show(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
for o in (N(5), N(None), N(iter("ab")), E(), T(), G(), 5, None, "xy", ["a", "b"], {"k": 1}, {"a"}):
    show(lambda: ",".join(o)); show(lambda: b",".join(o))
show(lambda: ExceptionGroup('x', {ValueError(1): 2}))
show(lambda: ExceptionGroup('x', {ValueError(1)}))
show(lambda: ExceptionGroup('x', (ValueError(1),)))
show(lambda: ExceptionGroup('x', 'ab'))
eg = ExceptionGroup('x', [ValueError(1)])
show(lambda: setattr(eg, "message", 1)); show(lambda: setattr(eg, "exceptions", 1)); show(lambda: delattr(eg, "message"))
show(lambda: islice([1], 0, -1)); show(lambda: islice([1], -1)); show(lambda: islice([1], 0, -2)); show(lambda: islice([1], -1, 2)); show(lambda: islice([1], 0, 'a')); show(lambda: islice([1], 'a'))
show(lambda: islice([1], -2)); show(lambda: islice([1], 0, -5))
