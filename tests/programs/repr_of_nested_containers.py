"""Lists, tuples and dicts that print each other: deep, in circles, changed and failing meanwhile."""

import sys
from collections import OrderedDict, defaultdict, deque, namedtuple

sys.setrecursionlimit(20000)

deep = 7
for i in range(3000):
    deep = [deep] if i % 3 == 0 else (deep,) if i % 3 == 1 else {i: deep}
text = repr(deep)
print(len(text), text[:60], text[-40:], str([deep]) == "[" + text + "]")

deep = 7
for i in range(1000):
    deep = frozenset([deep]) if i % 2 else ValueError(deep)
text = repr(deep)
print(len(text), text[:60], text[-40:])


# Sets and exceptions with names of their own, empty and full
class S(set):
    pass


class F(frozenset):
    pass


class É(KeyError):
    pass


print([set(), frozenset(), S(), F(), {1}, frozenset([1]), S([1]), F([(1,)]), {F([S]) == 1}])
print([É(), É(1), É(1, [2]), É([]), É(()), É("s"), OSError(2, "no", "f"), KeyError({1: ()})])
own = É()
own.args = ([own],)
print(len(repr([1, own.args[0][:0]])))
member = F([1])
holder = S([(own, 2)])
own.args = (holder, [holder])
print(holder)

# Circles
a = [1]
a.append(a)
d = {"a": a}
d["d"] = d
t = (a, d)
a.append(t)
print(a, d, t)
a.clear()
d.clear()


# Subclasses, and containers with a repr of their own between
class L(list):
    pass


class D(dict):
    def __repr__(self):
        return "D" + super().__repr__()


class T(tuple):
    __slots__ = ()

    def __str__(self):
        return "T!"


Point = namedtuple("Point", "x y")
inner = L([1, D(x=[2, L()])])
print([inner, T([inner, T()]), {1: inner}, Point(inner, ()), deque([inner]), OrderedDict(a=inner),
       defaultdict(list, b=inner), {(): []}, {frozenset([(1,)])}, {"k": {}}.items()])
inner.append(inner)
loop = D()
loop[1] = [loop, inner]
print(inner, loop)


# What prints itself changes, or fails, or prints all again
class Changes:
    def __init__(self, of):
        self.of = of

    def __repr__(self):
        self.of.append(0) if len(self.of) < 5 else None
        return "changes"


class Fails:
    def __repr__(self):
        raise ValueError("no")


class Again:
    def __init__(self, of):
        self.of = of

    def __repr__(self):
        return f"<{self.of!r}>"


changing = []
changing += [1, Changes(changing), [Changes(changing)]]
print(changing)
broken = [1, {"a": (Fails(),)}]
for _ in range(2):
    try:
        repr([broken])
    except ValueError as e:
        print("ValueError", e)
broken[1]["a"] = 2
print(broken, [broken])
again = [1]
again.append({1: (Again(again),)})
print(again)
many = [[] for _ in range(100)]
for one, other in zip(many, many[1:]):
    one.append(other)
    one.append(many[0])
print(len(repr(many[0])), len(repr(many)))

sys.setrecursionlimit(1000)
deep = []
for i in range(1000000):
    deep = [deep]
try:
    repr(deep)
except RecursionError as e:
    print(e)
print([[1], (2,), {3: 4}])
while deep:
    deep = deep[0]
