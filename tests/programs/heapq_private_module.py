import _heapq
from _heapq import heappush, heappop, heapify, heapreplace, heappushpop
import random
random.seed(7)
data = [random.randrange(50) for _ in range(200)]
h = []
for x in data:
    heappush(h, x)
print(h == sorted(h) or h[:10])
print([heappop(h) for _ in range(len(h))] == sorted(data))
h = data[:]
heapify(h)
print(h[:20])
print(heapreplace(h, 100), heappushpop(h, -1), heappushpop(h, 60), heappushpop([], 3))
m = data[:]
_heapq._heapify_max(m)
print(m[:10], _heapq._heapreplace_max(m, 3), _heapq._heappop_max(m))


class Item:
    def __init__(self, key, name):
        self.key, self.name = key, name

    def __lt__(self, other):
        return self.key < other.key


h = [Item(k % 3, n) for n, k in enumerate(data[:12])]
heapify(h)
print(''.join(f'{i.key}{i.name} ' for i in h))
print(' '.join(str(heappop(h).name) for _ in range(12)))


class Bad:
    def __lt__(self, other):
        h.clear()
        return True


h = [Bad(), Bad(), Bad()]
for f in (lambda: heappop([]), lambda: heapreplace([], 1), lambda: heappush((), 1), lambda: heapify(None),
          lambda: heappush(h, Bad()), lambda: heappop([1, 'a', 2]), lambda: _heapq._heappop_max([])):
    try:
        print(f())
    except (RuntimeError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
