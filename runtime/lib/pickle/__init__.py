"""pickle: objects as bytes, and back again.

A pickle is a program for a small stack machine. The pickler writes one opcode after the other;
what it has written once it refers to by its number in the memo. From protocol 4 on the opcodes
come in frames, each with its length in front. _format.py has the opcodes, _names.py finds classes
and functions, _writer.py has the pickler and _reader.py the machine; here are the functions that
most programs use.

It differs from CPython's because it writes the bytes that _pickle, in C, writes there; pickle.py of
CPython ends its batches in another way.
"""

import io as _io
from pickle._format import *
from pickle._names import whichmodule
from pickle._reader import Unpickler
from pickle._writer import PickleBuffer, Pickler

__all__ = [
    "PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps",
    "load", "loads", "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL", "PickleBuffer",
]


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Writes the pickle of obj to a binary file."""
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """The pickle of obj as bytes."""
    file = _io.BytesIO()
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return file.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Makes the object of a pickle out of a binary file."""
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors,
                     buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Makes the object of a pickle out of bytes."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return load(_io.BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors,
                buffers=buffers)


# CPython has all of this twice, in C and in Python; here it is one.
_Pickler, _Unpickler = Pickler, Unpickler
_dump, _dumps, _load, _loads = dump, dumps, load, loads
