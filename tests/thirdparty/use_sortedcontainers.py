"""sortedcontainers: lists, dicts and sets that stay sorted, against sorted()."""
import random
from sortedcontainers import SortedDict, SortedKeyList, SortedList, SortedSet

r = random.Random(7)
values = [r.randrange(1000) for _ in range(3000)]
s = SortedList(values, )
s._reset(64)
for v in values[:1500]:
    s.remove(v)
print(list(s) == sorted(values[1500:]), len(s), s[0], s[-1], s.bisect_left(500), s.count(s[10]), s.index(s[10]))
print(list(s.irange(100, 110)), list(s.islice(5, 9)), s.pop(3), s[3:6], 12345 in s)
k = SortedKeyList(["pear", "fig", "apple"], key=len)
k.add("kiwi")
print(k, k.bisect_key(4), list(k.irange_key(3, 4)))
d = SortedDict(zip("hello", range(5)))
print(d, d.peekitem(0), d.popitem(), list(d.irange("f")), d.keys()[0], d.index("l"))
t = SortedSet("mississippi", key=lambda c: -ord(c))
print(*map(list, (t, t & set("sp"), t | set("z"))), t[0], t.pop(), t.bisect("p"))
try:
    s.append(1)
except NotImplementedError as e:
    print("refused", e)
print(repr(SortedList([3, 1, 2]) + SortedList([0])), SortedList("cab") * 2, SortedList([1]) < SortedList([2]))
s._check()
d._check()
t._check()
