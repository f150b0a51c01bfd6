from collections import Counter, OrderedDict, _count_elements

print(Counter("abracadabra"), list(Counter("hello world").items()))
c = Counter("aab")
c.update("bbc\xe9")
c.update(["a", "z", "z"])
c.update(("a", 1, 1.0, True, 2 ** 70, 2 ** 70))
c.update(x for x in "zz")
c.update("aé€é€")
print(c, list(c))
c.update({"a": 10, "q": -1}, w=2)
print(c["missing"], c.most_common(3), c.most_common(0), c.most_common(-1), len(c.most_common()))
c = Counter(a=1.5, b=2 ** 62, c=-5)
c.update("aabbccc")
print(c)
c = Counter({"a": "s"})
try:
    c.update("ba")
except TypeError as error:
    print(error, dict(c))
try:
    Counter([[]])
except TypeError as error:
    print(error)
try:
    Counter(5)
except TypeError as error:
    print(error)
print(Counter(a=2 ** 31).update("aa"), Counter(b"abca"), Counter([]), Counter(""), Counter(None))


class Loud(dict):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)


class Getting(Counter):
    def get(self, key, default=None):
        print("get", key)
        return super().get(key, default)


class Deleting(dict):
    def __delitem__(self, key):
        print("del", key)


d = Loud()
_count_elements(d, "aba")
print(d)
g = Getting("aba")
print(g)
e = Deleting(a=5)
_count_elements(e, ["a", "b", "a"])
print(e)
o = OrderedDict(b=1)
_count_elements(o, "cab")
print(o)


class K:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return isinstance(other, K) and self.n == other.n

    def __repr__(self):
        return f"K{self.n}"


print(Counter([K(1), K(2), K(1), 7]))
items = [1, 2]


class Grow:
    def __hash__(self):
        if len(items) < 6:
            items.append(3)
        return 1

    def __repr__(self):
        return "G"


items.append(Grow())
print(Counter(items))
print(Counter("the quick brown the quick the".split()).most_common(2))
print(Counter("abc") + Counter("abd"), Counter("aab") - Counter("ab"), Counter("aab") & Counter("ab"), Counter("aab") | Counter("abb"))
