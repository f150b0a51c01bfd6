"""toolz: curried functions, pipes, dictionaries."""
import toolz
from toolz import curried, functoolz, itertoolz, dicttoolz

print(toolz.pipe(range(10), curried.filter(lambda x: x % 2), curried.map(lambda x: x * x), list))
print(toolz.groupby(len, ["a", "bb", "cc", "d"]), toolz.frequencies("abracadabra"))
add = toolz.curry(lambda x, y, z=1: x + y + z)
print(add(1)(2), add(1, z=10)(2), add(1, 2), repr(toolz.compose(str, abs)(-3)))
print(toolz.merge_with(sum, {"a": 1}, {"a": 2, "b": 3}), toolz.valmap(str, {1: 2}), toolz.assoc({}, "k", 1))
print(toolz.get_in(["a", 0, "b"], {"a": [{"b": 7}]}), toolz.update_in({"a": {"b": 1}}, ["a", "b"], lambda v: v + 1))
print(list(toolz.partition_all(3, range(7))), list(toolz.sliding_window(2, "abc")), toolz.reduceby(lambda x: x % 2, lambda a, b: a + b, range(6), 0))
print(list(toolz.join(first, "ab", first, "bc")) if (first := (lambda s: s)) else None)
print(toolz.juxt(min, max)([3, 1, 2]), toolz.thread_last([1, 2], (map, str), list), list(toolz.interleave(["ab", "cd"])))
m = toolz.memoize(lambda n: print("computed", n) or n * 2)
print(m(4), m(4))
print(functoolz.is_arity(2, lambda a, b: 0), itertoolz.count(iter("abc")), dicttoolz.itemfilter(lambda kv: kv[1] > 1, {"a": 1, "b": 2}))
print(toolz.excepts(ValueError, int, lambda e: -1)("x"), toolz.nth(2, "abcd"), list(toolz.topk(2, [5, 1, 9])), toolz.diff.__name__)
print(list(toolz.diff([1, 2], [1, 3])), list(toolz.mapcat(lambda s: [s, s], "ab")), list(toolz.accumulate(lambda a, b: a * b, [1, 2, 3])))
@toolz.curry
def scale(k, v):
    "Scales."
    return k * v
print(scale.__name__, scale.__doc__, scale(3)(4))
