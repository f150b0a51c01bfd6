"""for a, b in ...: the item is unpacked as it comes, whatever it comes from."""
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<{self.name}>"


def things(n):
    for i in range(n):
        yield Thing(i)


def shown(iterable):
    try:
        for a, b in iterable:
            print(a, b, end="; ")
        print("done", a, b)
    except Exception as e:
        print(type(e).__name__, e)


shown(zip([1, 2, 3], "abc"))
shown(zip([1, 2, 3], "ab"))
shown(zip([1, 2], "abc", strict=True))
shown(zip([1, 2, 3], "ab", strict=True))
shown(zip([1, 2], [3, 4], [5, 6]))
shown(zip([1, 2]))
shown(enumerate("abc"))
shown(enumerate("abc", 2**62 - 2))
shown(enumerate("abc", 2**70))
shown({1: 2, 3: 4}.items())
shown({}.items())
shown([(1, 2), (3, 4)])
shown([(1, 2), [3, 4], "56", {7: 0, 8: 0}])
shown([(1, 2), (3, 4, 5)])
shown([(1, 2), (3,)])
shown([(1, 2), 3])
shown(((i, i * i) for i in range(3)))
shown(map(divmod, [7, 8], [2, 3]))
shown(reversed([(1, 2), (3, 4)]))
shown(iter([]))
shown(5)


def fails_later():
    yield 1
    raise KeyError("later")


shown(zip(range(5), fails_later()))
shown(zip(fails_later(), range(5)))
shown(enumerate(fails_later()))

# three, none, nested, starred
for a, b, c in zip([1, 2], [3, 4], [5, 6]):
    print(a, b, c)
for i, (k, v) in enumerate({"x": 1, "y": 2}.items()):
    print(i, k, v)
for a, *b in zip([1, 2], [3, 4], [5, 6]):
    print(a, b)
for () in [(), ()]:
    print("nothing")
for (a,) in zip("ab"):
    print(a)
print([x + y for x, y in zip([1, 2], [3, 4])], {k: v for v, k in enumerate("ab")})


# a dict that changes under the loop
def grow(d):
    for k, v in d.items():
        d[k + 10] = v


try:
    grow({1: 1, 2: 2})
except RuntimeError as e:
    print(e)
d = {1: 1, 2: 2, 3: 3}
for k, v in d.items():
    d[k] = v * 2
print(d)
try:
    for k, v in d.items():
        del d[k]
        d[k] = 0
except RuntimeError as e:
    print(e)


# the pair that was handed out last lives in the iterator until the next step
def lifetimes(make):
    seen = []
    for a, b in make():
        seen.append(weakref.ref(b))
        del b
        print([r() for r in seen], end=" ")
    print([r() for r in seen])


lifetimes(lambda: zip(range(3), things(3)))
lifetimes(lambda: enumerate(things(3)))
lifetimes(lambda: {i: t for i, t in enumerate(things(3))}.items())
lifetimes(lambda: [(i, t) for i, t in enumerate(things(3))])


# somebody else takes from the same iterator, or keeps a pair
pairs = zip(range(10), range(10, 20))
kept = []
for a, b in pairs:
    if a % 3 == 0:
        kept.append(next(pairs, None))
    print(a, b, end=" ")
print(kept)
numbered = enumerate("abcdefgh")
kept = [next(numbered)]
for i, c in numbered:
    if i % 3 == 1:
        kept.append(next(numbered, None))
    print(i, c, end=" ")
print(kept)
items = iter({i: -i for i in range(8)}.items())
kept = [next(items)]
for k, v in items:
    if k % 3 == 1:
        kept.append(next(items, None))
    print(k, v, end=" ")
print(kept)
rows = [(i, i) for i in range(4)]
walk = iter(rows)
for a, b in walk:
    print(a, b, next(walk, None), end=" ")
    rows.append((9, 9)) if len(rows) < 6 else None
print()


# of a zip that steps itself
class Reenters:
    def __init__(self):
        self.zip = None
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n == 3:
            return next(self.zip)
        if self.n > 6:
            raise StopIteration
        return self.n


r = Reenters()
r.zip = zip(r, "abcdefgh")
for a, b in r.zip:
    print(a, b, end=" ")
print()


# classes derived from them
class Zip(zip):
    def __next__(self):
        a, b = super().__next__()
        return b, a


class Count(enumerate):
    def __next__(self):
        return super().__next__() + ("more",)


class Rows(list):
    def __iter__(self):
        return iter([("mine", 1)])


for a, b in Zip([1, 2], [3, 4]):
    print(a, b)
for a, b, c in Count("xy"):
    print(a, b, c)
for a, b in Rows([(1, 2)]):
    print(a, b)


# in a generator, and in a loop that is left
def swapped(it):
    for a, b in it:
        got = yield b, a
        if got:
            return got


g = swapped(zip("abc", "xyz"))
print(next(g), next(g))
try:
    g.send("enough")
except StopIteration as e:
    print(e.value)


def first_match(d, wanted):
    for k, v in d.items():
        if v == wanted:
            return k
    else:
        return None


print(first_match({"a": 1, "b": 2}, 2), first_match({"a": 1}, 3))


def traced():
    for a, b in zip([1], [2, 3]):
        pass
    for a, b in [
        (1, 2),
        (3, 4, 5),
    ]:
        print(a, b)


traced()
