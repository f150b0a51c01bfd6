"""The __new__ of a named tuple tells of itself what a function would."""
import inspect
from collections import namedtuple

P = namedtuple("P", "x y", defaults=(3,))
new = P.__new__
print(inspect.signature(P), inspect.signature(new))
print(new.__defaults__, new.__kwdefaults__, new.__name__, new.__qualname__, new.__doc__)
print(new.__globals__["__builtins__"])
print(inspect.getfullargspec(new))
print(namedtuple("Q", "a").__new__.__defaults__)
