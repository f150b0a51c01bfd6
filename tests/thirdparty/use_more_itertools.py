"""more_itertools: recipes over generators, lookahead, grouping."""
import more_itertools as mi

print(list(mi.chunked(range(10), 3)), list(mi.windowed([1, 2, 3, 4], 2)))
print(list(mi.sliced("abcdefg", 3)), list(mi.flatten([[1, 2], [3]])), mi.first([], default=None))
p = mi.peekable(iter("hello"))
print(p.peek(), next(p), p[0:2], list(p), p.peek("end"))
print({k: list(v) for k, v in mi.bucket(["a1", "b1", "a2"], key=lambda s: s[0])._cache.items()})
s = mi.seekable(iter(range(5)))
print(list(s), s.seek(2), list(s))
print(list(mi.split_at("a,b,,c", lambda c: c == ",")), list(mi.split_before("OneTwo", str.isupper)))
print(list(mi.interleave_longest([1, 2, 3], "ab")), list(mi.collapse([1, [2, [3, (4,)]]])))
print(list(mi.distinct_permutations([1, 0, 1])), list(mi.partitions("abc"))[:3])
print(list(mi.set_partitions([1, 2, 3], 2)), mi.ilen(x for x in range(7)), mi.nth_product(7, "ab", "cd", "ef"))
print(list(mi.run_length.encode("aabccc")), "".join(mi.run_length.decode([("x", 3)])))
print(list(mi.stagger([0, 1, 2, 3])), list(mi.adjacent(lambda x: x == 3, range(6))))
print(list(mi.consecutive_groups([1, 2, 5, 6, 9], lambda x: x))[0] is not None)
c = mi.countable(x for x in "abc")
next(c)
print(c.items_seen, list(mi.circular_shifts([1, 2, 3])), list(mi.numeric_range(1.0, 2.0, 0.25)))
print(mi.one(["only"]), mi.all_equal("aaa"), mi.quantify([True, False, True]), list(mi.roundrobin("AB", "C")))
try:
    mi.one([1, 2])
except ValueError as e:
    print(e)
print(list(mi.unique_everseen("AAbbA", key=str.lower)), list(mi.powerset([1, 2, 3])), mi.consume(iter("x")))
def batches():
    total = 0
    with mi.callback_iter(lambda cb: [cb(i) for i in range(3)]) as it:
        for args, kwargs in it:
            total += args[0]
    return total
print(list(mi.time_limited(10, iter(range(3)))), list(mi.map_except(int, ["1", "x", "2"], ValueError)))
print(mi.strip.__name__, list(mi.rstrip([1, 0, 0], lambda v: not v)), list(mi.difference([1, 3, 6])))
