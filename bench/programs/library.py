"""The library: json, collections, itertools, functools, dataclasses, heapq, struct."""
import heapq
import itertools
import json
import struct
from collections import Counter, defaultdict, deque, namedtuple
from dataclasses import dataclass
from functools import lru_cache, partial, reduce

Point = namedtuple("Point", "x y")


@dataclass
class Item:
    name: str
    price: int = 0


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


total = fib(60) % 1000
for i in range(60):
    text = json.dumps({"a": [1, 2.5, None, True], "b": {"c": "text", "d": i}})
    total += json.loads(text)["b"]["d"]
    total += Counter("abracadabra")["a"] + Point(i, 2).x + (Item("a", i) == Item("a", i))
    groups = defaultdict(list)
    for k, v in zip("abcabc", itertools.count(i)):
        groups[k].append(v)
    queue = deque(maxlen=10)
    queue.extend(itertools.chain(range(10), groups))
    heap = []
    for x in (5, 1, 4, i):
        heapq.heappush(heap, x)
    total += heapq.heappop(heap) + reduce(lambda a, b: a + b, range(20)) + partial(max, 3)(i)
    total += struct.unpack("<Hd", struct.pack("<Hd", i, 1.5))[0]
    total += len(list(itertools.permutations(range(4))))
print(total)
