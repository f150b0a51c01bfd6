# ChainMap and the User classes.
from collections import ChainMap, UserDict, UserList, UserString


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


m = ChainMap({"a": 1}, {"a": 2, "b": 3})
m["c"] = 4
print(m, m["a"], m["b"], sorted(m), len(m), m.get("q", 0), "b" in m, m.parents, m.new_child({"z": 0}), dict(m))
show(lambda: m["q"])
show(m.pop, "b")
show(lambda: m.__delitem__("b"))

u = UserDict(a=1)
u["b"] = 2
print(u, len(u), u.data, dict(u), "a" in u, u | {"c": 3}, u.pop("a"), u.get("q"), list(u.items()), u == {"b": 2})
v = UserList([3, 1, 2])
v.sort()
v += [9]
print(v, v[1:], v + [5], v * 2, v == [1, 2, 3, 9], v.index(9), 3 in v, list(reversed(v)), type(v[:2]).__name__)
s = UserString("Hello")
print(s, s.upper(), s + " there", s[1:3], s * 2, len(s), "ell" in s, s == "Hello", s.replace("l", "L"), s.split("e"), s.startswith("He"), hash(s) == hash("Hello"), repr(s))
