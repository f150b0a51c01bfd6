from _bisect import *
import _bisect
print(sorted(n for n in dir(_bisect) if n[0] != '_'))
a = [1, 2, 2, 3]
print(bisect_left(a, 2), bisect_right(a, 2), bisect_right(a, 2, 0, 2), bisect_left(a, 9, lo=1))
print(bisect_left(a, -2, key=lambda v: -v), bisect_right([1] * 5, 1, hi=3))
insort_left(a, 2.0)
insort_right(a, 2.5)
insort_right(a, 5, key=lambda v: v)
print(a)
insort_right(a, 4, 100, 3)
print(a)


class Seq:
    def __init__(self):
        self.items = [1, 5, 9]

    def __len__(self):
        return 3

    def __getitem__(self, i):
        print('get', i)
        return self.items[i]

    def insert(self, i, x):
        print('insert', i, x)


insort_left(Seq(), 5)
for f in (lambda: bisect_left(a, 1, -1), lambda: bisect_left(1, 2), lambda: bisect_left([1, 'a'], 3),
          lambda: bisect_left([1]), lambda: bisect_left([1, 2], 1, 0, 99), lambda: insort_left(a, 'x'),
          lambda: bisect_left([3], 1, 0, 1, len), lambda: bisect_left(a, 1, 1.5)):
    try:
        print(f())
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
