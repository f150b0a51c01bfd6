class X:
    pass
import collections
class Y(collections.deque): pass
def bad(cls,*a): return [42]
d = Y([1,2])
Y.__new__ = bad
for f in (lambda: d*2, lambda: d+collections.deque([3]), lambda: d.copy(), lambda: d.__copy__()):
    try: print(f())
    except TypeError as e: print(e)
