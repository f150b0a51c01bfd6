"""boltons: caches, dicts, iterators, strings, statistics."""
from boltons import cacheutils, dictutils, funcutils, iterutils, listutils, mathutils, queueutils, setutils, statsutils, strutils, tableutils, timeutils

lru = cacheutils.LRU(max_size=2)
lru["a"], lru["b"] = 1, 2
lru["a"]
lru["c"] = 3
print(sorted(lru), lru.hit_count, lru.get("b", "gone"))
omd = dictutils.OrderedMultiDict([("a", 1), ("b", 2), ("a", 3)])
print(omd.getlist("a"), omd.items(multi=True), omd["a"], dictutils.FrozenDict({"x": 1}).updated(y=2))
print(list(iterutils.chunked_iter(range(7), 3)), iterutils.bucketize(range(5), lambda x: x % 2), iterutils.backoff(1, 10))
print(iterutils.remap({"a": [1, None, {"b": None}]}, visit=lambda p, k, v: v is not None), iterutils.get_path({"a": {"b": 3}}, ("a", "b")))
print(strutils.slugify("Hello, World! åäö"), strutils.bytes2human(1234567, 1), strutils.camel2under("someThingHere"), strutils.ordinalize(3), strutils.pluralize("ox") if False else strutils.cardinalize("fox", 2))
print(setutils.IndexedSet("banana")[1], mathutils.clamp(11, 0, 10), mathutils.ceil(3.2), listutils.BarrelList(range(5))[2:4])
s = statsutils.Stats([1, 2, 2, 3, 10])
print(s.mean, s.median, round(s.std_dev, 4), s.mad, s.get_histogram_counts(2))
q = queueutils.HeapPriorityQueue()
for task, priority in (("low", 1), ("high", 9), ("mid", 5)):
    q.add(task, priority)
print(q.pop(), q.pop(), len(q))
t = tableutils.Table([[1, "a"], [2, "b"]], headers=["n", "s"])
print(t.to_text())
print(timeutils.decimal_relative_time.__name__, timeutils.parse_timedelta("1d 2h 3.5m"))
class Greeter:
    def hello(self, name, punct="!"):
        return f"hello {name}{punct}"
p = funcutils.InstancePartial(Greeter.hello, punct="?")
print(p(Greeter(), "you"), setutils.complement({1, 2}) & {2, 3})
