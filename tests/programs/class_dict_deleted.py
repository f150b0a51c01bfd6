"""del o.__dict__ leaves an empty one; classes and modules refuse."""
import types


class C:
    pass


c = C()
c.x = 1
old = c.__dict__
del c.__dict__
print(c.__dict__, old, hasattr(c, "x"))
c.y = 2
print(c.__dict__)
for wrong in None, [], 1:
    try:
        c.__dict__ = wrong
    except TypeError as e:
        print(e)


class Meta(type, C):
    pass


class D(metaclass=Meta):
    pass


class Module(types.ModuleType, C):
    pass


for o in D, Module("m"):
    for change in (lambda: setattr(o, "__dict__", {}), lambda: delattr(o, "__dict__"),
                   lambda: C.__dict__["__dict__"].__set__(o, {})):
        try:
            change()
        except AttributeError as e:
            print(type(o).__name__, e)
    print(C.__dict__["__dict__"].__get__(o).get("__name__"))
