# range: items, slices, membership, comparison, iteration, very large ones.
def attempt(f):
    try:
        return repr(f())
    except (ValueError, TypeError, IndexError, OverflowError) as e:
        return type(e).__name__ + ": " + str(e)


RANGES = [range(0), range(5), range(1, 10, 3), range(10, 0, -2), range(5, 5), range(0, 10, -1), range(-5, 5, 4),
          range(2**62 - 2, 2**62 + 3), range(-2**62 - 2, -2**62 + 2), range(10**30, 10**30 + 10, 4),
          range(2**64, 0, -2**62), range(True, 5), range(0, 100, 2**70), range(2**61, 2**62, 2**61)]
for r in RANGES:
    print(r, repr(r), len(r), bool(r), list(r), list(reversed(r)), r.start, r.stop, r.step)
    print(attempt(lambda: r[0]), attempt(lambda: r[-1]), attempt(lambda: r[2]), attempt(lambda: r[10]),
          attempt(lambda: r[-10**40]), attempt(lambda: r["a"]), attempt(lambda: r[1.0]))
    print(r[:2], r[1:], r[::-1], r[-2:], r[::2], r[5:0:-2], r[10:-10:-1], r[:], list(r[1:-1]))
    print([x in r for x in (0, 4, 7, -1, 1.0, 4.5, True, "a", None, 2**62, 10**30 + 4, 10**30 + 5)])
    print(attempt(lambda: r.index(4)), attempt(lambda: r.index(1.0)), attempt(lambda: r.index("x")), r.count(4),
          r.count(4.0), r.count("x"))
print(range(0, 3, 2) == range(0, 4, 2), range(0) == range(5, 5), range(5) == [0, 1, 2, 3, 4], range(5) != range(6),
      hash(range(0)) == hash(range(3, 3)), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), range(1) == range(1, 2, 5))
for f in (lambda: range(), lambda: range(1, 2, 3, 4), lambda: range(1, 2, 0), lambda: range(1.0), lambda: range("a"),
          lambda: range(stop=1), lambda: len(range(10**30)), lambda: range(5) < range(6), lambda: range(3)[::0],
          lambda: range(10**30)[5], lambda: range(10**30)[10**30 - 1], lambda: range(10**30)[-1], lambda: range(5)["a":],
          lambda: 10**29 in range(10**30), lambda: range(10**30).index(10**29)):
    print(attempt(f))
print(hasattr(range(3), "x"), isinstance(range(3), range), range.__name__)
it = iter(range(3))
print(next(it), it.__length_hint__(), list(it), next(it, "end"), it.__length_hint__())
it = iter(range(10**20, 10**20 + 3))
print(next(it), it.__length_hint__(), list(it), next(it, "end"))
it = reversed(range(2**62, 2**62 + 3))
print(list(it), list(it))
a, b, *c = range(5)
print(a, b, c, sum(range(101)), max(range(7)), sorted(range(3, 0, -1)), tuple(range(3)), set(range(3)) == {0, 1, 2})
total = 0
for i in range(3):
    for j in range(i, 10, 3):
        total += i * j
        if j > 7:
            break
    else:
        total += 1000
print(total, i, j)
for i in range(2**62 - 3, 2**62 + 2):
    print(i, i - 2**62)
print([x * x for x in range(10) if x % 3], {i: i**2 for i in range(3)}, dict(zip(range(3), "abc")))


class Equal:
    def __eq__(self, other):
        return other == 3


print(Equal() in range(5), range(5).index(Equal()), range(5).count(Equal()))
