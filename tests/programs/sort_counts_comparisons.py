# list.sort() and sorted() ask for as many comparisons as CPython's, of the same pairs, whatever the
# pattern: runs, galloping in both directions, equal items, keys, reverse; and comparisons that lie.
import random
import zlib


class C:
    asked = 0
    check = 0

    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        C.asked += 1
        C.check = zlib.crc32(b"%d %d" % (self.v, other.v), C.check)
        return self.v < other.v


class Liar(C):
    def __lt__(self, other):
        C.asked += 1
        return C.asked * 2654435761 & 96 != 0


class Count(C):
    def __lt__(self, other):
        C.__lt__(self, other)
        return self.v % 7 < other.v % 7


r = random.Random(5)


def patterns(n):
    up = list(range(n))
    yield "up", up
    yield "down", up[::-1]
    yield "equal", [0] * n
    yield "random", r.sample(up, n)
    yield "few", [r.randrange(4) for _ in up]
    yield "saw", [i % 17 for i in up]
    yield "two runs", up[n // 2 :] + up[: n // 2]
    yield "mixed runs", up[::2] + up[1::2]
    yield "up then down", up[::2] + up[1::2][::-1]
    yield "blocks", [i // 10 * 10 for i in r.sample(up, n)]
    yield "nearly", [i if i % 50 else r.randrange(n) for i in up]
    yield "tail", up[: n - 10] + r.sample(up, min(n, 10)) if n > 10 else up
    yield "interleaved blocks", [x for k in range(0, n, 40) for x in (up[k + 20 : k + 40] + up[k : k + 20])]
    yield "far apart", up[n // 3 :] + up[: n // 3]
    yield "hash", [i * 7919 % 1009 for i in up]


for n in (0, 1, 2, 3, 31, 32, 33, 63, 64, 65, 100, 127, 128, 500, 1500, 3000):
    for name, values in patterns(n):
        for kind in (C, Count):
            for reverse in (False, True):
                C.asked = C.check = 0
                found = [c.v for c in sorted(map(kind, values), reverse=reverse)]
                by_key = [kind(v) for v in values]
                first = C.asked
                by_key.sort(key=lambda c: kind(-c.v), reverse=reverse)
                if kind is C:
                    assert found == sorted(values, reverse=reverse)
                print(n, name, kind.__name__, reverse, first, C.asked - first, f"{C.check:x}",
                      zlib.crc32(repr(found).encode()) % 1000)
    C.asked = 0
    lied = sorted(map(Liar, range(n)))
    print(n, "lies", C.asked, zlib.crc32(repr([c.v for c in lied]).encode()))


class Stops(C):
    left = 0

    def __lt__(self, other):
        Stops.left -= 1
        if Stops.left < 0:
            raise KeyError("stop")
        return self.v < other.v


values = [i * 7919 % 1009 for i in range(400)]
for stop in (0, 1, 5, 100, 1000, 1500, 2000, 2500, 2700):
    Stops.left = stop
    some = [Stops(v) for v in values]
    try:
        some.sort()
    except KeyError:
        print(stop, zlib.crc32(repr([c.v for c in some]).encode()), len(set(c.v for c in some)))
