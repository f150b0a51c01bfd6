# A function gets the code of a function of another module: its constants come along.
import helper_module
import types


def old(n):
    return "old", n


def counting(n):
    yield "counted"
    yield from range(n)


old.__code__ = helper_module.make.__code__
helper_module.make.__code__ = (lambda n: ("constant", n, 12345678901234567890)).__code__
print(helper_module.make(3))
helper_module.make.__code__ = counting.__code__
print(list(helper_module.make(3)))
helper_module.make.__code__ = (lambda n, m=1: f"two {n} {m}").__code__
helper_module.make.__defaults__ = ("default",)
print(helper_module.make(1))
made = types.FunctionType((lambda: ("made", 2.5)).__code__, vars(helper_module))
print(made())
