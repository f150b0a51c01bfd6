# Mapping patterns: get() with two arguments, the rest, nested patterns, keys that are dotted names.
from collections import ChainMap, Counter, OrderedDict, UserDict, defaultdict
from types import MappingProxyType


class K:
    name = "key"


def shape(v):
    match v:
        case {"type": "point", "x": x, "y": y}:
            return f"point {x} {y}"
        case {"list": [first, *_], **rest}:
            return f"list {first} {rest}"
        case {K.name: {"inner": z}}:
            return f"inner {z}"
        case {1: _, None: n}:
            return f"none {n}"
        case {-1: a, 2j: b}:
            return f"numbers {a} {b}"
        case {**everything} if everything:
            return f"all {everything}"
        case {}:
            return "empty"
    return "no mapping"


for v in (
    {"type": "point", "x": 1, "y": 2}, {"list": (4, 5), "more": 1}, {"list": [], "x": 0},
    {"key": {"inner": 3}}, {True: 0, None: 9}, {-1: "a", 2j: "b"}, {"other": 1}, {},
    OrderedDict(key={"inner": 7}), Counter("a"), UserDict({"other": 2}), ChainMap({"other": 3}),
    MappingProxyType({"key": {"inner": 5}}), [("type", "point")], "key", 1,
):
    print(type(v).__name__, shape(v))

d = defaultdict(list)
match d:
    case {"missing": v}:
        print("not here")
    case _:
        print("nothing was added:", dict(d))


class Loud(dict):
    def get(self, key, default=None):
        print("get", key)
        return super().get(key, default)

    def __getitem__(self, key):
        print("never")

    def keys(self):
        print("keys")
        return super().keys()


match Loud(a=1, b=2, c=3):
    case {"a": 1, "z": z}:
        print("not here")
    case {"a": a, "b": b}:
        print(a, b)


class A:
    x = "same"
    y = "same"


try:
    match {"same": 1, "z": 2}:
        case {A.x: 1, A.y: 2}:
            print("not here")
except ValueError as e:
    print(e)
try:
    match {1: 2, 3: 4}:
        case {A.x: 1, A.z: 2}:
            print("not here")
except AttributeError as e:
    print(e)
