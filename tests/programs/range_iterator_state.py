"""The state of a range's iterator is the range and a number, of any size."""
import copy
import pickle
import sys

for r in range(10), range(5, -7, -3), range(2 ** 70, 2 ** 70 + 10, 4), range(2 ** 32 + 2), range(0):
    it = iter(r)
    next(it, None)
    next(it, None)
    print(it.__reduce__()[1:], list(copy.copy(it))[:3] if len(r) < 99 else next(copy.copy(it)))
    for index in -5, 1, 2, 2 ** 32 + 1, 2 ** 80:
        try:
            it.__setstate__(index)
        except OverflowError as e:
            print(e)
        print(index, it.__reduce__()[2], it.__length_hint__(), next(pickle.loads(pickle.dumps(it)), "end"))
print(range(sys.maxsize).__len__() == sys.maxsize)
try:
    range(sys.maxsize + 1).__len__()
except OverflowError as e:
    print(e)
