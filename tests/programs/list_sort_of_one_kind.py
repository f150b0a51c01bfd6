# Sorting by the kind that all items have: the results of CPython for every kind, and for mixtures.
import random

r = random.Random(5)


def check(name, items, **kw):
    s = sorted(items, **kw)
    ok = all(not b < a if not kw.get("reverse") else not a < b for a, b in zip(s, s[1:]))
    print(name, len(s), ok, s[:3], s[-2:], sorted(range(len(items)), key=items.__getitem__) ==
          sorted(range(len(items)), key=lambda i: items[i]))


ints = [r.randrange(-50, 50) for _ in range(300)]
check("ints", ints)
check("ints reversed", ints, reverse=True)
floats = [r.uniform(-5, 5) for _ in range(300)]
check("floats", floats)
check("floats and ints", floats[:50] + ints[:50])
check("floats with zeros", [0.0, -0.0, 1.5, -1.5, 0.0])
check("large floats", [1e300, -1e300, 1e-300, 5e-324, float("inf"), -float("inf")] * 3)
words = ["".join(r.choice("ab") for _ in range(r.randrange(12))) for _ in range(300)]
check("words", words)
check("long words", ["prefix of all " + w for w in words], reverse=True)
check("zeros in texts", ["a", "a\0", "a\0\0", "", "\0", "abcdefgh", "abcdefgh\0", "abcdefg"])
check("wide texts", [w + r.choice("\xe9\u0416\U0001f600") for w in words[:50]] + words[:50])
check("tuples of ints", [(r.randrange(5), r.randrange(5)) for _ in range(300)])
check("tuples of texts", [(r.choice(words), i) for i in range(300)])
check("tuples of floats", [(r.choice(floats), -i) for i in range(300)], reverse=True)
check("tuples of mixed", [(r.choice([1, 1.0, 2, 2.5]), i) for i in range(100)])
check("tuples of one and two", [(1,), (1, 2), (0,), (0, 5), (1, 1)])
check("nested tuples", [((r.randrange(3), r.randrange(3)), i) for i in range(100)])
check("with an empty tuple", [(1,), (), (2, 3), (0,)])
pairs = [(r.randrange(4), i) for i in range(50)]
print([p[1] for p in sorted(pairs, key=lambda p: p[0])] ==
      [p[1] for k in range(4) for p in pairs if p[0] == k])
nan = float("nan")
print(sorted([(nan, 1), (nan, 0), (1.0, 2)], key=repr), sorted([3.0, nan, 1.0]))
for bad in ([1, "a"], [(1, "a"), (1, 2)], [("a", 1), (1, 2)], [None, None], [(1, None), (1, None)],
            [1.5, "x"], ["x", b"x"]):
    try:
        print(sorted(bad))
    except TypeError as e:
        print(e)


class Odd(int):
    def __lt__(self, other):
        return int(self) > int(other)


print(sorted([Odd(1), Odd(3), Odd(2)]), sorted([(Odd(1), 0), (Odd(3), 0), (Odd(2), 0)]))
