"""dir() of a module with another __dict__, of tracebacks, of what gives no list."""
import types


class Module(types.ModuleType):
    __dict__ = 8


class Hooked(types.ModuleType):
    pass


class NoList:
    def __dir__(self):
        return 7


h = Hooked("h")
h.b = h.a = 1
print([n for n in dir(h) if not n.startswith("__")])
h.__dir__ = lambda: ["z", "y"]
print(dir(h))
for o in Module("m"), NoList():
    try:
        dir(o)
    except TypeError as e:
        print(e)
try:
    raise IndexError
except IndexError as e:
    print(dir(e.__traceback__))
