# exec() with dicts: its names live there, functions keep them, and the built-ins are put in.
names = {"a": 5}
exec("b = a * 2\ndef f(n):\n    return n + a + b\n", names)
print(names["b"], names["f"](1), "__builtins__" in names, sorted(k for k in names if k[0] != "_"))
names["a"] = 100
print(names["f"](1), names["f"].__globals__ is names)
f = names["f"]
del names
print(f(2))

outer, inner = {"n": 1}, {"m": 2}
exec("k = n + m\nglobal g\ng = 7\nclass C:\n    v = n\n", outer, inner)
print(inner["k"], outer["g"], "k" in outer, inner["C"].v, inner["C"].__module__)
try:
    exec("def h():\n    return m\nprint(h())", outer, inner)
except NameError as e:
    print(e)
try:
    exec("print(missing)", {})
except NameError as e:
    print(e)
try:
    exec("print(1)", {"__builtins__": {}})
except NameError as e:
    print(e)
same = {}
exec("def gen(n):\n    while n:\n        yield n\n        n -= 1\n", same)
print(list(same["gen"](3)))
for i in range(2):
    space = {"i": i}
    exec("def get(): return i", space)
    globals()["get%d" % i] = space["get"]
print(get0(), get1())


class Upper(dict):
    def __missing__(self, key):
        if key.islower():
            raise KeyError(key)
        return key.lower()


exec("q = ABC + DEF", {}, space := Upper())
print(space)
for bad in ((3,), ({}, 3)):
    try:
        exec("1", *bad)
    except TypeError as e:
        print(e)
try:
    exec(3)
except TypeError as e:
    print(e)
