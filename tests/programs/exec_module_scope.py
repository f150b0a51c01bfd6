# exec() of a constant at module level: the names are those of the module.
import sys

exec("x = 1\ny = x + 1")
print(x, y)

exec("calls = 0")
exec("""def double(n):
    global calls
    calls = calls + 1
    return n * 2

class Box:
    "a box"
    size = double(y)
    def get(self):
        return self.size + x
""")
print(double(4), calls, Box().get(), Box.__module__, Box.__doc__)
x = 10
print(Box().get(), double.__globals__ is globals())
print(double.__name__, double.__qualname__, Box.get.__qualname__, double.__module__, double.__code__.co_filename)

code = "z = [x * i for i in range(3)]"
exec(code)
print(z)
exec("import math\nfrom os import path as where")
print(math.floor(2.5), where is sys.modules["os.path"])
exec("del z")
print("z" in globals())
exec("for i in range(2):\n    exec('w = i * 5')\n    print(w)")
print(exec("pass"), i, w)


def reraise(tp, value):
    raise AssertionError("not this one")


run = exec
exec_ = getattr(sys.modules["builtins"], "exec")
exec_("""def reraise(tp, value):
    try:
        raise value
    finally:
        value = None
""")
try:
    reraise(ValueError, ValueError("boo"))
except ValueError as e:
    print(repr(e))
