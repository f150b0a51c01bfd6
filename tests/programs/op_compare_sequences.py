"""Comparisons of tuples and lists: the first items that differ, or the lengths, decide."""
import operator
ops = [operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge]
nan = float("nan")
ts = [(), (1,), (2,), (1, 2), (1, 3), (1, 2, 3), ("a",), ("a", 1), ("a", 2), ("b",), (1.5,), (1, 2.5), (True,), (1, True), (2**70,), (1, 2**70), (nan,), (nan, 1), (-1, 0), (1, (2, 3)), (1, (2, 4)), (1, [2])]
def r(f, a, b):
    try:
        return f(a, b)
    except TypeError as e:
        return str(e)
for kind in (tuple, list):
    vs = [kind(t) for t in ts]
    for a in vs:
        for b in vs:
            print(kind.__name__, a, b, [r(f, a, b) for f in ops])
big = list(range(100))
for k in range(0, 100, 7):
    other = list(big); other[k] = -1
    print(big == other, big < other, big > other, big[:k] == other[:k], big[:k] < other[:k + 1])
print(big == list(range(100)), [nan] * 9 == [nan] * 9, [1, 2, 3, 4, 5] == [1, 2, 3, 4, 5.0])
class T(tuple):
    def __eq__(self, o): return "mine"
    __hash__ = None
print(T((1,)) == (1,), (1,) == T((1,)), (1, 2) == T((1, 2)), (1,) < T((2,)))
