# A set that outgrew its first places is empty after clear(), and pop() goes on where it was.
s = {"a%d" % i for i in range(5)}
s.clear()
s.add("new")
print(sorted(s), len(s))

s = {-4, -5, 1, 3, 5}
s.clear()
for i in range(10, 18):
    s.add(i)
print(s)

for again in range(3):
    s = set(range(again, 40))
    print([s.pop() for _ in range(5)])
    s.clear()
    s.update(range(30))
    print(s.pop(), len(s))
    s &= {3, 9, 27}
    s.add(1)
    s ^= {9, 10}
    print(s, s.pop())


class Again:
    """Equal keys, whose comparison puts another key into the place that was free."""

    def __init__(self, n, act=None):
        self.n, self.act = n, act

    def __hash__(self):
        return 8

    def __eq__(self, other):
        if self.act:
            act, self.act = self.act, None
            act()
        return self.n == other.n


s = set()
first, second = Again(1), Again(2)
s.add(first)
s.add(second)
s.discard(first)
s.add(Again(3, lambda: s.add(Again(4))))
print(sorted(k.n for k in s), len(s))
