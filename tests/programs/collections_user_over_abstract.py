# ChainMap and the User classes derive from the abstract classes; abc is there with collections.
import collections
import copy
import pickle
from collections import *
from collections.abc import Mapping, MutableMapping, MutableSequence, Sequence, Set

for cls in (ChainMap, UserDict, UserList, UserString):
    print(cls.__name__, cls.__module__, cls.__qualname__, cls.__mro__[1].__name__,
          issubclass(cls, Mapping), issubclass(cls, Sequence), cls is getattr(collections, cls.__name__))
print(collections.abc.MutableMapping is MutableMapping, issubclass(deque, MutableSequence))
for user, plain in ((UserDict, dict), (UserList, list), (UserString, str)):
    print(user.__name__, sorted(set(dir(plain)) - set(dir(user)) - {"__getstate__"}))

d = UserDict(red=5)
print(isinstance(d.keys(), Set), d.keys(), sorted(d.items() | {("blue", 6)}), d == {"red": 5})
print(d.keys() & {"red", "x"}, d.pop("red"), d.pop("red", None), len(d))
chain = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(dict(chain), list(chain), chain.keys(), chain | {"c": 4}, {"z": 0} | chain, chain.parents)
chain.maps[0]["self"] = chain
print(chain)
items = UserList([3, 1, 2])
print(items + [4], [0] + items, items * 2, items[1:], items.index(2), list(reversed(items)))
items += (7,)
items.sort()
print(items, items == [1, 2, 3, 7], items < [2], items == UserList([1, 2, 3, 7]), 7 in items)
text = UserString("abcba")
print(text.upper(), type(text.upper()).__name__, text + "x", "x" + text, text % (), text[1:3],
      "b" in text, text.count("b"), [str(c) for c in reversed(text)], hash(text) == hash("abcba"))
for v in (UserDict(a=[1]), UserList([[1]]), UserString("t"), ChainMap({1: 2})):
    for other in (copy.copy(v), copy.deepcopy(v), pickle.loads(pickle.dumps(v)), v.__class__(v)
                  if not isinstance(v, ChainMap) else v.copy()):
        print(type(other).__name__, other == v, other is v, end="; ")
    print()


class Upper(UserDict):
    tag = None

    def __setitem__(self, key, item):
        super().__setitem__(key.upper(), item)

    def __missing__(self, key):
        return "no " + key


u = Upper(a=1)
u.tag = ["t"]
c = u.copy()
print(u, c, type(c).__name__, c.tag is u.tag, u["x"], u.get("x"), "A" in u, Upper.fromkeys("xy", 0))
match d, items:
    case {**rest}, [1, *more]:
        print("matched", rest, more)
try:
    collections.nothing
except AttributeError as e:
    print(e)
