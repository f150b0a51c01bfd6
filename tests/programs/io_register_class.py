"""The abstract bases of io take classes by register(), as _pyio does with its own."""
import _pyio
import io
from abc import ABC


class Mine:
    pass


print(isinstance(Mine(), io.RawIOBase))
print(io.RawIOBase.register(Mine) is Mine)
print(isinstance(Mine(), io.RawIOBase), isinstance(Mine(), io.IOBase), issubclass(Mine, io.TextIOBase))
print(isinstance(io.StringIO(), io.TextIOBase), isinstance(io.BytesIO(), io.RawIOBase))
print(isinstance(_pyio.BytesIO(), io.BufferedIOBase), type(io.IOBase).__name__)


class Derived(io.RawIOBase, ABC):
    pass


print(isinstance(Derived(), io.RawIOBase), Derived().readable())
print(_pyio.StringIO("a\nb\n").readlines(), _pyio.BytesIO(b"abc").read(2))
names = {}
exec("from io import *", names)
print(sorted(n for n in names if n[0] != "_"))
