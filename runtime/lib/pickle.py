"""pickle: objects as bytes, and back again.

A pickle is a program for a small stack machine. The pickler writes one opcode after the other; what
it has written once it refers to by its number in the memo. From protocol 4 on the opcodes come in
frames, each with its length in front.
"""

import copyreg as _copyreg
import io as _io
import sys as _sys
from _struct import pack_float as _pack_float, unpack_float as _unpack_float
from functools import partial as _partial
from types import BuiltinFunctionType as _BuiltinFunctionType
from types import FunctionType as _FunctionType

__all__ = [
    "PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps",
    "load", "loads", "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL", "PickleBuffer",
]

format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
bytes_types = (bytes, bytearray)


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


class _Stop(Exception):
    def __init__(self, value):
        self.value = value


class PickleBuffer:
    """A wrapper of an object with a buffer, which may be pickled out of band."""

    def __init__(self, obj):
        self._view = memoryview(obj)

    def raw(self):
        return self._view

    def release(self):
        self._view.release()


# ---- Opcodes -----------------------------------------------------------------------------------

MARK, STOP, POP, POP_MARK, DUP = b"(", b".", b"0", b"1", b"2"
FLOAT, INT, BININT, BININT1, LONG, BININT2 = b"F", b"I", b"J", b"K", b"L", b"M"
NONE, PERSID, BINPERSID, REDUCE = b"N", b"P", b"Q", b"R"
STRING, BINSTRING, SHORT_BINSTRING, UNICODE, BINUNICODE = b"S", b"T", b"U", b"V", b"X"
APPEND, BUILD, GLOBAL, DICT, EMPTY_DICT, APPENDS = b"a", b"b", b"c", b"d", b"}", b"e"
GET, BINGET, INST, LONG_BINGET, LIST, EMPTY_LIST, OBJ = b"g", b"h", b"i", b"j", b"l", b"]", b"o"
PUT, BINPUT, LONG_BINPUT, SETITEM, TUPLE, EMPTY_TUPLE = b"p", b"q", b"r", b"s", b"t", b")"
SETITEMS, BINFLOAT = b"u", b"G"
TRUE, FALSE = b"I01\n", b"I00\n"
PROTO, NEWOBJ, EXT1, EXT2, EXT4 = b"\x80", b"\x81", b"\x82", b"\x83", b"\x84"
TUPLE1, TUPLE2, TUPLE3, NEWTRUE, NEWFALSE = b"\x85", b"\x86", b"\x87", b"\x88", b"\x89"
LONG1, LONG4, BINBYTES, SHORT_BINBYTES = b"\x8a", b"\x8b", b"B", b"C"
SHORT_BINUNICODE, BINUNICODE8, BINBYTES8, EMPTY_SET = b"\x8c", b"\x8d", b"\x8e", b"\x8f"
ADDITEMS, FROZENSET, NEWOBJ_EX, STACK_GLOBAL = b"\x90", b"\x91", b"\x92", b"\x93"
MEMOIZE, FRAME, BYTEARRAY8, NEXT_BUFFER, READONLY_BUFFER = (
    b"\x94", b"\x95", b"\x96", b"\x97", b"\x98")

_tuple_opcodes = (EMPTY_TUPLE, TUPLE1, TUPLE2, TUPLE3)

# Names of Python 2 for protocols that it can read, (module, name) first.
_old_names = {
    ("builtins", "range"): ("__builtin__", "xrange"),
    ("builtins", "chr"): ("__builtin__", "unichr"),
    ("builtins", "int"): ("__builtin__", "long"),
    ("builtins", "str"): ("__builtin__", "unicode"),
    ("functools", "reduce"): ("__builtin__", "reduce"),
    ("sys", "intern"): ("__builtin__", "intern"),
    ("itertools", "zip_longest"): ("itertools", "izip_longest"),
    ("itertools", "filterfalse"): ("itertools", "ifilterfalse"),
    ("builtins", "zip"): ("itertools", "izip"),
    ("builtins", "map"): ("itertools", "imap"),
    ("builtins", "filter"): ("itertools", "ifilter"),
    ("collections", "UserDict"): ("UserDict", "IterableUserDict"),
    ("collections", "UserList"): ("UserList", "UserList"),
    ("collections", "UserString"): ("UserString", "UserString"),
}
_old_modules = {
    "builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "pickle": "cPickle",
    "reprlib": "repr", "socketserver": "SocketServer", "configparser": "ConfigParser",
}
_new_names = {old: new for new, old in _old_names.items()}
_new_modules = {old: new for new, old in _old_modules.items()}
_old_exceptions = {"ImportError": ("ModuleNotFoundError",), "OSError": (
    "BlockingIOError", "BrokenPipeError", "ChildProcessError", "ConnectionAbortedError",
    "ConnectionError", "ConnectionRefusedError", "ConnectionResetError", "FileExistsError",
    "FileNotFoundError", "InterruptedError", "IsADirectoryError", "NotADirectoryError",
    "PermissionError", "ProcessLookupError", "TimeoutError")}
for _old, _names in _old_exceptions.items():
    for _name in _names:
        _old_names["builtins", _name] = ("exceptions", _old)
_exception_bases = (BaseException,)


def _old_name(module, name):
    if (module, name) in _old_names:
        return _old_names[module, name]
    if module == "builtins":
        value = getattr(_sys.modules["builtins"], name, None)
        if isinstance(value, type) and issubclass(value, _exception_bases):
            return "exceptions", name
    return _old_modules.get(module, module), name


def _new_name(module, name):
    if (module, name) in _new_names:
        return _new_names[module, name]
    if module == "exceptions":
        return "builtins", name
    return _new_modules.get(module, module), name


# ---- Finding things by name --------------------------------------------------------------------

def _import(name):
    module = _sys.modules.get(name)
    if module is None:
        __import__(name)
        module = _sys.modules[name]
    return module


def _attribute(obj, dotted):
    """The object of a dotted name inside of obj, and what it was found in."""
    parent = None
    for part in dotted.split("."):
        if part == "<locals>":
            raise AttributeError(f"Can't get local attribute {dotted!r} on {obj!r}")
        try:
            parent, obj = obj, getattr(obj, part)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {dotted!r} on {obj!r}") from None
    return obj, parent


def whichmodule(obj, name):
    """The name of the module that obj can be imported from."""
    module_name = getattr(obj, "__module__", None)
    if module_name is not None:
        return module_name
    for module_name, module in _sys.modules.copy().items():
        if module_name == "__main__" or module_name == "__mp_main__" or module is None:
            continue
        try:
            if _attribute(module, name)[0] is obj:
                return module_name
        except AttributeError:
            pass
    return "__main__"


# ---- Integers ----------------------------------------------------------------------------------

def encode_long(x):
    """The shortest little-endian two's complement; nothing for 0."""
    if x == 0:
        return b""
    size = (x.bit_length() >> 3) + 1
    text = x.to_bytes(size, "little", signed=True)
    if x < 0 and size > 1 and text[-1] == 0xff and text[-2] & 0x80:
        text = text[:-1]
    return text


def decode_long(data):
    return int.from_bytes(data, "little", signed=True)


def _u32(n):
    return n.to_bytes(4, "little")


def _u64(n):
    return n.to_bytes(8, "little")


# ---- Pickler -----------------------------------------------------------------------------------

_FRAME_SIZE = 64 * 1024
_SMALLEST_FRAME = 4
_BATCH = 1000


class _Frames:
    """Collects what is written and cuts it into frames."""

    def __init__(self, write):
        self._write = write
        self._parts = None
        self._size = 0

    def start(self):
        self._parts = []
        self._size = 0

    def write(self, data):
        if self._parts is None:
            self._write(data)
        else:
            self._parts.append(data)
            self._size += len(data)

    def write_large(self, header, payload):
        if self._parts is None:
            self._write(header)
            self._write(payload)
            return
        self.commit()
        self._write(header)
        self._write(payload)

    def commit(self):
        data = b"".join(self._parts)
        if len(data) >= _SMALLEST_FRAME:
            self._write(FRAME + _u64(len(data)))
        if data:
            self._write(data)
        self.start()

    def boundary(self):
        if self._parts is not None and self._size >= _FRAME_SIZE:
            self.commit()

    def end(self):
        if self._parts is not None:
            self.commit()
            self._parts = None


class Pickler:
    """Writes pickles to a binary file."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        try:
            write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self._frames = _Frames(write)
        self._write = self._frames.write
        self._buffer_callback = buffer_callback
        self.memo = {}
        self.proto = int(protocol)
        self.bin = protocol >= 1
        self.fast = 0
        self.fix_imports = fix_imports and protocol < 3

    def clear_memo(self):
        """Forgets what has been pickled."""
        self.memo.clear()

    def dump(self, obj):
        """Writes the pickle of obj."""
        if not hasattr(self, "_frames"):
            raise PicklingError("Pickler.__init__() was not called by "
                                f"{type(self).__name__}.__init__()")
        if self.proto >= 2:
            self._write(PROTO + bytes((self.proto,)))
        if self.proto >= 4:
            self._frames.start()
        self._save(obj)
        self._write(STOP)
        self._frames.end()

    def persistent_id(self, obj):
        """For subclasses: what stands for an object that is stored elsewhere."""
        return None

    # -- The memo --

    def _memoize(self, obj):
        if self.fast:
            return
        number = len(self.memo)
        self._write(self._put(number))
        self.memo[id(obj)] = number, obj

    def _put(self, number):
        if self.proto >= 4:
            return MEMOIZE
        if not self.bin:
            return PUT + repr(number).encode() + b"\n"
        if number < 256:
            return BINPUT + bytes((number,))
        return LONG_BINPUT + _u32(number)

    def _get(self, number):
        if not self.bin:
            return GET + repr(number).encode() + b"\n"
        if number < 256:
            return BINGET + bytes((number,))
        return LONG_BINGET + _u32(number)

    # -- Any object --

    def _save(self, obj, persistent=True):
        self._frames.boundary()
        if persistent:
            pid = self.persistent_id(obj)
            if pid is not None:
                self._save_persistent(pid)
                return
        cls = type(obj)
        atom = _atoms.get(cls)
        if atom is not None:
            atom(self, obj)
            return
        known = self.memo.get(id(obj))
        if known is not None:
            self._write(self._get(known[0]))
            return
        saver = _savers.get(cls)
        if saver is not None:
            saver(self, obj)
            return
        self._save_by_reduction(obj, cls)

    def _save_by_reduction(self, obj, cls):
        override = getattr(self, "reducer_override", None)
        answer = NotImplemented if override is None else override(obj)
        if answer is NotImplemented:
            if issubclass(cls, type):
                _save_type(self, obj)
                return
            if cls is _FunctionType:
                self._save_global(obj)
                return
            table = getattr(self, "dispatch_table", _copyreg.dispatch_table)
            reduce = table.get(cls)
            if reduce is not None:
                answer = reduce(obj)
            else:
                reduce = getattr(obj, "__reduce_ex__", None)
                if reduce is not None:
                    answer = reduce(self.proto)
                else:
                    reduce = getattr(obj, "__reduce__", None)
                    if reduce is None:
                        raise PicklingError(f"can't pickle '{cls.__name__}' object: {obj!r}")
                    answer = reduce()
        if isinstance(answer, str):
            self._save_global(obj, answer)
            return
        if not isinstance(answer, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(answer) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self._save_reduction(*answer, obj=obj)

    def _save_persistent(self, pid):
        if self.bin:
            self._save(pid, persistent=False)
            self._write(BINPERSID)
            return
        try:
            self._write(PERSID + str(pid).encode("ascii") + b"\n")
        except UnicodeEncodeError:
            raise PicklingError("persistent IDs in protocol 0 must be ASCII strings") from None

    def _save_reduction(self, function, arguments, state=None, items=None, pairs=None,
                        state_setter=None, *, obj=None):
        if not callable(function):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(arguments, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        if items is not None and not hasattr(items, "__next__"):
            raise PicklingError("fourth element of the tuple returned by __reduce__ must be an "
                                f"iterator, not {type(items).__name__}")
        if pairs is not None and not hasattr(pairs, "__next__"):
            raise PicklingError("fifth element of the tuple returned by __reduce__ must be an "
                                f"iterator, not {type(pairs).__name__}")
        if state_setter is not None and not callable(state_setter):
            raise PicklingError("sixth element of the tuple returned by __reduce__ must be a "
                                f"function, not {type(state_setter).__name__}")
        name = getattr(function, "__name__", "")
        if self.proto >= 2 and name == "__newobj_ex__":
            self._save_newobj_ex(arguments)
        elif self.proto >= 2 and name == "__newobj__":
            self._save_newobj(arguments, obj)
        else:
            self._save(function)
            self._save(arguments)
            self._write(REDUCE)
        if obj is not None:
            known = self.memo.get(id(obj))
            if known is not None:       # its arguments hold obj itself
                self._write(POP + self._get(known[0]))
            else:
                self._memoize(obj)
        if items is not None:
            self._append_all(items)
        if pairs is not None:
            self._set_all(pairs)
        if state is None:
            return
        if state_setter is None:
            self._save(state)
            self._write(BUILD)
        else:
            self._save(state_setter)
            self._save(obj)
            self._save(state)
            self._write(TUPLE2 + REDUCE + POP)

    def _save_newobj_ex(self, arguments):
        if len(arguments) != 3:
            raise PicklingError(f"length of the NEWOBJ_EX argument tuple must be exactly 3, not "
                                f"{len(arguments)}")
        cls, args, kwargs = arguments
        if not hasattr(cls, "__new__"):
            raise PicklingError("first item from NEWOBJ_EX argument tuple must be a class, not "
                                + type(cls).__name__)
        if not isinstance(args, tuple):
            raise PicklingError("second item from NEWOBJ_EX argument tuple must be a tuple, not "
                                + type(args).__name__)
        if not isinstance(kwargs, dict):
            raise PicklingError("third item from NEWOBJ_EX argument tuple must be a dict, not "
                                + type(kwargs).__name__)
        if self.proto >= 4:
            self._save(cls)
            self._save(args)
            self._save(kwargs)
            self._write(NEWOBJ_EX)
        else:
            self._save(_partial(cls.__new__, cls, *args, **kwargs))
            self._save(())
            self._write(REDUCE)

    def _save_newobj(self, arguments, obj):
        if not arguments:
            raise PicklingError("__newobj__ arglist is empty")
        cls = arguments[0]
        if not hasattr(cls, "__new__"):
            raise PicklingError("args[0] from __newobj__ args has no __new__")
        if obj is not None and cls is not obj.__class__:
            raise PicklingError("args[0] from __newobj__ args has the wrong class")
        self._save(cls)
        self._save(arguments[1:])
        self._write(NEWOBJ)

    # -- Items: many tells that there is more than one, so that each batch has its mark --

    def _batches(self, iterator):
        batch = []
        for item in iterator:
            batch.append(item)
            if len(batch) == _BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def _append_all(self, iterator, many=False):
        if not self.bin:
            for item in iterator:
                self._save(item)
                self._write(APPEND)
            return
        for batch in self._batches(iterator):
            if len(batch) == 1 and not many:
                self._save(batch[0])
                self._write(APPEND)
                continue
            self._write(MARK)
            for item in batch:
                self._save(item)
            self._write(APPENDS)

    def _set_all(self, iterator, many=False):
        if not self.bin:
            for key, value in iterator:
                self._save(key)
                self._save(value)
                self._write(SETITEM)
            return
        for batch in self._batches(iterator):
            single = len(batch) == 1 and not many
            if not single:
                self._write(MARK)
            for key, value in batch:
                self._save(key)
                self._save(value)
            self._write(SETITEM if single else SETITEMS)

    # -- Classes and functions --

    def _save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        module_name = whichmodule(obj, name)
        try:
            module = _import(module_name)
        except ImportError:
            raise PicklingError(f"Can't pickle {obj!r}: import of module {module_name!r} "
                                "failed") from None
        if "<locals>" in name.split("."):
            raise AttributeError(f"Can't pickle local object {name!r}")
        try:
            found, parent = _attribute(module, name)
        except AttributeError:
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module_name} "
                                "failed") from None
        if found is not obj and not _same_builtin(found, obj):
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as "
                                f"{module_name}.{name}")
        self._write_global(obj, module_name, name, module, parent)

    def _write_global(self, obj, module_name, name, module, parent):
        if self.proto >= 2:
            code = _copyreg._extension_registry.get((module_name, name))
            if code:
                size, opcode = ((1, EXT1) if code <= 0xff else
                                (2, EXT2) if code <= 0xffff else (4, EXT4))
                self._write(opcode + code.to_bytes(size, "little"))
                return
        if self.proto >= 4:
            self._save(module_name)
            self._save(name)
            self._write(STACK_GLOBAL)
        elif parent is not module:
            self._save_reduction(getattr, (parent, name.rpartition(".")[2]))
        else:
            if self.fix_imports:
                module_name, name = _old_name(module_name, name)
            try:
                text = f"{module_name}\n{name}\n".encode("utf-8" if self.proto >= 3 else "ascii")
            except UnicodeEncodeError:
                raise PicklingError(f"can't pickle global identifier '{module_name}.{name}' using "
                                    f"pickle protocol {self.proto}") from None
            self._write(GLOBAL + text)
        self._memoize(obj)


def _same_builtin(a, b):
    # A built-in function is an object of its own each time that it is looked up on a class.
    return type(a) is _BuiltinFunctionType and a == b


def _save_none(pickler, obj):
    pickler._write(NONE)


def _save_bool(pickler, obj):
    if pickler.proto >= 2:
        pickler._write(NEWTRUE if obj else NEWFALSE)
    else:
        pickler._write(TRUE if obj else FALSE)


def _save_int(pickler, obj):
    small = -0x80000000 <= obj <= 0x7fffffff
    if pickler.bin and small:
        if 0 <= obj <= 0xff:
            pickler._write(BININT1 + bytes((obj,)))
        elif 0 <= obj <= 0xffff:
            pickler._write(BININT2 + obj.to_bytes(2, "little"))
        else:
            pickler._write(BININT + obj.to_bytes(4, "little", signed=True))
    elif pickler.proto >= 2:
        text = encode_long(obj)
        if len(text) < 256:
            pickler._write(LONG1 + bytes((len(text),)) + text)
        else:
            pickler._write(LONG4 + _u32(len(text)) + text)
    elif small:
        pickler._write(INT + repr(obj).encode() + b"\n")
    else:
        pickler._write(LONG + repr(obj).encode() + b"L\n")


def _save_float(pickler, obj):
    if pickler.bin:
        pickler._write(BINFLOAT + _pack_float(obj, 8, True))
    else:
        pickler._write(FLOAT + repr(obj).encode() + b"\n")


def _save_bytes(pickler, obj):
    if pickler.proto < 3:
        if obj:
            pickler._save_codec_call(obj)
        else:
            pickler._save_reduction(bytes, (), obj=obj)
        return
    size = len(obj)
    if size <= 0xff:
        pickler._write(SHORT_BINBYTES + bytes((size,)) + obj)
    elif size > 0xffffffff and pickler.proto >= 4:
        pickler._frames.write_large(BINBYTES8 + _u64(size), obj)
    elif size >= _FRAME_SIZE:
        pickler._frames.write_large(BINBYTES + _u32(size), obj)
    else:
        pickler._write(BINBYTES + _u32(size) + obj)
    pickler._memoize(obj)


_CODEC_KEY = object()


def _save_codec_call(pickler, obj):
    # _codecs.encode(text, 'latin1'), which both Pythons understand.
    known = pickler.memo.get(id(_CODEC_KEY))
    if known is not None:
        pickler._write(pickler._get(known[0]))
    else:
        pickler._write(GLOBAL + b"_codecs\nencode\n")
        pickler._memoize(_CODEC_KEY)
    pickler._save((str(obj, "latin1"), "latin1"))
    pickler._write(REDUCE)
    pickler._memoize(obj)


Pickler._save_codec_call = _save_codec_call


def _save_bytearray(pickler, obj):
    if pickler.proto < 5:
        pickler._save_reduction(bytearray, (bytes(obj),) if obj else (), obj=obj)
        return
    if len(obj) >= _FRAME_SIZE:
        pickler._frames.write_large(BYTEARRAY8 + _u64(len(obj)), bytes(obj))
    else:
        pickler._write(BYTEARRAY8 + _u64(len(obj)) + bytes(obj))
    pickler._memoize(obj)


def _save_picklebuffer(pickler, obj):
    if pickler.proto < 5:
        raise PicklingError("PickleBuffer can only be pickled with protocol >= 5")
    view = obj.raw()
    callback = pickler._buffer_callback
    if callback is not None and not callback(obj):
        pickler._write(NEXT_BUFFER)
        if view.readonly:
            pickler._write(READONLY_BUFFER)
    elif view.readonly:
        _save_bytes(pickler, bytes(view))
    else:
        _save_bytearray(pickler, bytearray(view))


def _save_str(pickler, obj):
    if not pickler.bin:
        text = obj.replace("\\", "\\u005c").replace("\0", "\\u0000").replace("\n", "\\u000a")
        text = text.replace("\r", "\\u000d").replace("\x1a", "\\u001a")
        pickler._write(UNICODE + _raw_escape(text) + b"\n")
        pickler._memoize(obj)
        return
    text = obj.encode("utf-8", "surrogatepass")
    size = len(text)
    if size <= 0xff and pickler.proto >= 4:
        pickler._write(SHORT_BINUNICODE + bytes((size,)) + text)
    elif size > 0xffffffff and pickler.proto >= 4:
        pickler._frames.write_large(BINUNICODE8 + _u64(size), text)
    elif size >= _FRAME_SIZE:
        pickler._frames.write_large(BINUNICODE + _u32(size), text)
    else:
        pickler._write(BINUNICODE + _u32(size) + text)
    pickler._memoize(obj)


def _raw_escape(text):
    parts = []
    for c in text:
        code = ord(c)
        if code < 0x100:
            parts.append(bytes((code,)))
        elif code < 0x10000:
            parts.append(b"\\u%04x" % code)
        else:
            parts.append(b"\\U%08x" % code)
    return b"".join(parts)


def _save_tuple(pickler, obj):
    if not obj:
        pickler._write(EMPTY_TUPLE if pickler.bin else MARK + TUPLE)
        return
    size = len(obj)
    memo = pickler.memo
    short = size <= 3 and pickler.proto >= 2
    if not short:
        pickler._write(MARK)
    for item in obj:
        pickler._save(item)
    known = memo.get(id(obj))
    if known is not None:               # a cycle through obj has written it
        get = pickler._get(known[0])
        if short:
            pickler._write(POP * size + get)
        elif pickler.bin:
            pickler._write(POP_MARK + get)
        else:
            pickler._write(POP * (size + 1) + get)
        return
    pickler._write(_tuple_opcodes[size] if short else TUPLE)
    pickler._memoize(obj)


def _save_list(pickler, obj):
    pickler._write(EMPTY_LIST if pickler.bin else MARK + LIST)
    pickler._memoize(obj)
    pickler._append_all(obj, len(obj) > 1)


def _save_dict(pickler, obj):
    pickler._write(EMPTY_DICT if pickler.bin else MARK + DICT)
    pickler._memoize(obj)
    pickler._set_all(obj.items(), len(obj) > 1)


def _save_set(pickler, obj):
    if pickler.proto < 4:
        pickler._save_reduction(set, (list(obj),), obj=obj)
        return
    pickler._write(EMPTY_SET)
    pickler._memoize(obj)
    for batch in pickler._batches(obj):
        pickler._write(MARK)
        for item in batch:
            pickler._save(item)
        pickler._write(ADDITEMS)


def _save_frozenset(pickler, obj):
    if pickler.proto < 4:
        pickler._save_reduction(frozenset, (list(obj),), obj=obj)
        return
    pickler._write(MARK)
    for item in obj:
        pickler._save(item)
    known = pickler.memo.get(id(obj))
    if known is not None:
        pickler._write(POP_MARK + pickler._get(known[0]))
        return
    pickler._write(FROZENSET)
    pickler._memoize(obj)


_singletons = {type(None): None, type(...): ..., type(NotImplemented): NotImplemented}


def _save_type(pickler, obj):
    if obj in _singletons:
        pickler._save_reduction(type, (_singletons[obj],), obj=obj)
    else:
        pickler._save_global(obj)


_atoms = {type(None): _save_none, bool: _save_bool, int: _save_int, float: _save_float}
_savers = {
    bytes: _save_bytes, bytearray: _save_bytearray, str: _save_str, tuple: _save_tuple,
    list: _save_list, dict: _save_dict, set: _save_set, frozenset: _save_frozenset,
    PickleBuffer: _save_picklebuffer,
}


# ---- Unpickler ---------------------------------------------------------------------------------

def _encode(text, encoding):
    """_codecs.encode, as pickles of bytes name it."""
    return text.encode(encoding)


class Unpickler:
    """Reads pickles from a binary file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        for name in ("read", "readline"):
            if not hasattr(file, name):
                raise TypeError("file must have 'read' and 'readline' attributes")
        self._file_read = file.read
        self._file_readline = file.readline
        self._buffers = None if buffers is None else iter(buffers)
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.proto = 0
        self.fix_imports = fix_imports
        self._frame = None

    def load(self):
        """Reads one pickle and makes its object."""
        if not hasattr(self, "_file_read"):
            raise UnpicklingError("Unpickler.__init__() was not called by "
                                  f"{type(self).__name__}.__init__()")
        self._marks = []
        self._stack = []
        self._frame = None
        self.proto = 0
        read = self._read
        loaders = _loaders
        try:
            while True:
                key = read(1)
                try:
                    loader = loaders[key[0]]
                except (KeyError, IndexError):
                    if not key:
                        raise EOFError("Ran out of input") from None
                    raise UnpicklingError(
                        f"invalid load key, '{_key_text(key)}'.") from None
                loader(self)
        except _Stop as stop:
            return stop.value

    def persistent_load(self, pid):
        """For subclasses: the object that a persistent id stands for."""
        raise UnpicklingError("A load persistent id instruction was encountered, but no "
                              "persistent_load function was specified.")

    def find_class(self, module_name, name):
        """The object of that name in the module of that name."""
        if self.proto < 3 and self.fix_imports:
            module_name, name = _new_name(module_name, name)
        if module_name == "_codecs" and name == "encode":
            return _encode
        module = _import(module_name)
        if self.proto >= 4:
            return _attribute(module, name)[0]
        try:
            return getattr(module, name)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {module!r}") from None

    # -- Reading --

    def _read(self, size):
        frame = self._frame
        if frame is not None:
            data = frame.read(size)
            if data or not size:
                if len(data) < size:
                    raise UnpicklingError("pickle exhausted before end of frame")
                return data
            self._frame = None
        data = self._file_read(size)
        if len(data) < size and size > 1:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _readline(self):
        frame = self._frame
        if frame is not None:
            line = frame.readline()
            if line:
                if line[-1:] != b"\n":
                    raise UnpicklingError("pickle exhausted before end of frame")
                return line[:-1]
            self._frame = None
        line = self._file_readline()
        if line[-1:] != b"\n":
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _size(self, size):
        return int.from_bytes(self._read(size), "little")

    # -- The stack --

    def _pop_mark(self):
        if not self._marks:
            raise UnpicklingError("could not find MARK")
        items = self._stack
        self._stack = self._marks.pop()
        return items

    def _pop(self):
        try:
            return self._stack.pop()
        except IndexError:
            raise UnpicklingError("unpickling stack underflow") from None

    def _top(self):
        try:
            return self._stack[-1]
        except IndexError:
            raise UnpicklingError("unpickling stack underflow") from None

    def _push(self, value):
        self._stack.append(value)


def _key_text(key):
    text = chr(key[0])
    return text if text.isprintable() and text.isascii() else f"\\x{key[0]:02x}"


_loaders = {}


def _loads(opcode):
    def register(function):
        _loaders[opcode[0]] = function
        return function
    return register


def _pusher(value):
    def load(self):
        self._stack.append(value)
    return load


_loaders[NONE[0]] = _pusher(None)
_loaders[NEWTRUE[0]] = _pusher(True)
_loaders[NEWFALSE[0]] = _pusher(False)
_loaders[EMPTY_TUPLE[0]] = _pusher(())


@_loads(PROTO)
def _load_proto(self):
    proto = self._read(1)[0]
    if not 0 <= proto <= HIGHEST_PROTOCOL:
        raise ValueError(f"unsupported pickle protocol: {proto}")
    self.proto = proto


@_loads(FRAME)
def _load_frame(self):
    size = self._size(8)
    data = self._file_read(size)
    if len(data) < size:
        raise UnpicklingError("pickle data was truncated")
    self._frame = _io.BytesIO(data)


@_loads(STOP)
def _load_stop(self):
    raise _Stop(self._pop())


@_loads(MARK)
def _load_mark(self):
    self._marks.append(self._stack)
    self._stack = []


@_loads(POP)
def _load_pop(self):
    if self._stack:
        self._stack.pop()
    elif self._marks:
        self._pop_mark()
    else:
        self._pop()


@_loads(POP_MARK)
def _load_pop_mark(self):
    self._pop_mark()


@_loads(DUP)
def _load_dup(self):
    self._push(self._top())


@_loads(PERSID)
def _load_persid(self):
    try:
        pid = self._readline().decode("ascii")
    except UnicodeDecodeError:
        raise UnpicklingError("persistent IDs in protocol 0 must be ASCII strings") from None
    self._push(self.persistent_load(pid))


@_loads(BINPERSID)
def _load_binpersid(self):
    self._push(self.persistent_load(self._pop()))


# -- Numbers --

@_loads(INT)
def _load_int(self):
    line = self._readline()
    if line == TRUE[1:-1]:
        self._push(True)
    elif line == FALSE[1:-1]:
        self._push(False)
    else:
        self._push(int(line, 0))


@_loads(LONG)
def _load_long(self):
    line = self._readline()
    self._push(int(line[:-1] if line[-1:] == b"L" else line, 0))


@_loads(BININT)
def _load_binint(self):
    self._push(int.from_bytes(self._read(4), "little", signed=True))


@_loads(BININT1)
def _load_binint1(self):
    self._push(self._read(1)[0])


@_loads(BININT2)
def _load_binint2(self):
    self._push(self._size(2))


@_loads(LONG1)
def _load_long1(self):
    self._push(decode_long(self._read(self._size(1))))


@_loads(LONG4)
def _load_long4(self):
    size = int.from_bytes(self._read(4), "little", signed=True)
    if size < 0:
        raise UnpicklingError("LONG pickle has negative byte count")
    self._push(decode_long(self._read(size)))


@_loads(FLOAT)
def _load_float(self):
    self._push(float(self._readline()))


@_loads(BINFLOAT)
def _load_binfloat(self):
    self._push(_unpack_float(self._read(8), True))


# -- Text --

def _decode_string(self, data):
    if self.encoding == "bytes":
        return data
    return data.decode(self.encoding, self.errors)


@_loads(STRING)
def _load_string(self):
    line = self._readline()
    if len(line) < 2 or line[:1] != line[-1:] or line[:1] not in b"\"'":
        raise UnpicklingError("the STRING opcode argument must be quoted")
    self._push(_decode_string(self, _unescape(line[1:-1])))


_escapes = {"n": 10, "r": 13, "t": 9, "\\": 92, "'": 39, '"': 34, "a": 7, "b": 8, "f": 12, "v": 11}


def _unescape(data):
    result = bytearray()
    at = 0
    while at < len(data):
        if data[at] != 92:
            result.append(data[at])
            at += 1
            continue
        key = chr(data[at + 1])
        at += 2
        if key in _escapes:
            result.append(_escapes[key])
        elif key == "x":
            result.append(int(data[at:at + 2], 16))
            at += 2
        elif key in "01234567":
            end = at
            while end < len(data) and end < at + 2 and chr(data[end]) in "01234567":
                end += 1
            result.append(int(data[at - 1:end], 8) & 255)
            at = end
        else:
            result += b"\\" + key.encode("latin1")
    return bytes(result)


@_loads(BINSTRING)
def _load_binstring(self):
    size = int.from_bytes(self._read(4), "little", signed=True)
    if size < 0:
        raise UnpicklingError("BINSTRING pickle has negative byte count")
    self._push(_decode_string(self, self._read(size)))


@_loads(SHORT_BINSTRING)
def _load_short_binstring(self):
    self._push(_decode_string(self, self._read(self._size(1))))


@_loads(UNICODE)
def _load_unicode(self):
    line = self._readline().decode("latin1")
    parts = []
    at = 0
    while True:
        found = line.find("\\", at)
        if found < 0 or line[found + 1:found + 2] not in ("u", "U"):
            if found < 0:
                break
            parts.append(line[at:found + 1])
            at = found + 1
            continue
        size = 4 if line[found + 1] == "u" else 8
        parts.append(line[at:found])
        parts.append(chr(int(line[found + 2:found + 2 + size], 16)))
        at = found + 2 + size
    parts.append(line[at:])
    self._push("".join(parts))


def _text_loader(size):
    def load(self):
        self._push(str(self._read(self._size(size)), "utf-8", "surrogatepass"))
    return load


def _bytes_loader(size):
    def load(self):
        self._push(self._read(self._size(size)))
    return load


_loaders[SHORT_BINUNICODE[0]] = _text_loader(1)
_loaders[BINUNICODE[0]] = _text_loader(4)
_loaders[BINUNICODE8[0]] = _text_loader(8)
_loaders[SHORT_BINBYTES[0]] = _bytes_loader(1)
_loaders[BINBYTES[0]] = _bytes_loader(4)
_loaders[BINBYTES8[0]] = _bytes_loader(8)


@_loads(BYTEARRAY8)
def _load_bytearray(self):
    self._push(bytearray(self._read(self._size(8))))


@_loads(NEXT_BUFFER)
def _load_next_buffer(self):
    if self._buffers is None:
        raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument "
                              "was given")
    try:
        self._push(next(self._buffers))
    except StopIteration:
        raise UnpicklingError("not enough out-of-band buffers") from None


@_loads(READONLY_BUFFER)
def _load_readonly_buffer(self):
    with memoryview(self._top()) as view:
        if not view.readonly:
            self._stack[-1] = view.toreadonly()


# -- Containers --

def _fixed_tuple(size):
    def load(self):
        if len(self._stack) < size:
            raise UnpicklingError("unpickling stack underflow")
        self._stack[-size:] = [tuple(self._stack[-size:])]
    return load


_loaders[TUPLE1[0]] = _fixed_tuple(1)
_loaders[TUPLE2[0]] = _fixed_tuple(2)
_loaders[TUPLE3[0]] = _fixed_tuple(3)


@_loads(TUPLE)
def _load_tuple(self):
    items = self._pop_mark()
    self._push(tuple(items))


@_loads(EMPTY_LIST)
def _load_empty_list(self):
    self._push([])


@_loads(EMPTY_DICT)
def _load_empty_dict(self):
    self._push({})


@_loads(EMPTY_SET)
def _load_empty_set(self):
    self._push(set())


@_loads(LIST)
def _load_list(self):
    items = self._pop_mark()
    self._push(items)


@_loads(DICT)
def _load_dict(self):
    items = self._pop_mark()
    if len(items) % 2:
        raise UnpicklingError("odd number of items for DICT")
    self._push(dict(zip(items[::2], items[1::2])))


@_loads(FROZENSET)
def _load_frozenset(self):
    items = self._pop_mark()
    self._push(frozenset(items))


@_loads(APPEND)
def _load_append(self):
    value = self._pop()
    self._top().append(value)


@_loads(APPENDS)
def _load_appends(self):
    items = self._pop_mark()
    target = self._top()
    extend = getattr(target, "extend", None)
    if extend is not None:
        extend(items)
        return
    append = target.append
    for item in items:
        append(item)


@_loads(SETITEM)
def _load_setitem(self):
    value = self._pop()
    key = self._pop()
    self._top()[key] = value


@_loads(SETITEMS)
def _load_setitems(self):
    items = self._pop_mark()
    if len(items) % 2:
        raise UnpicklingError("odd number of items for SETITEMS")
    target = self._top()
    for i in range(0, len(items), 2):
        target[items[i]] = items[i + 1]


@_loads(ADDITEMS)
def _load_additems(self):
    items = self._pop_mark()
    target = self._top()
    if isinstance(target, set):
        target.update(items)
    else:
        for item in items:
            target.add(item)


# -- The memo --

def _load_from_memo(self, number):
    try:
        self._push(self.memo[number])
    except KeyError:
        raise UnpicklingError(f"Memo value not found at index {number}") from None


@_loads(GET)
def _load_get(self):
    _load_from_memo(self, int(self._readline()))


@_loads(BINGET)
def _load_binget(self):
    _load_from_memo(self, self._size(1))


@_loads(LONG_BINGET)
def _load_long_binget(self):
    _load_from_memo(self, self._size(4))


@_loads(PUT)
def _load_put(self):
    number = int(self._readline())
    if number < 0:
        raise ValueError("negative PUT argument")
    self.memo[number] = self._top()


@_loads(BINPUT)
def _load_binput(self):
    self.memo[self._size(1)] = self._top()


@_loads(LONG_BINPUT)
def _load_long_binput(self):
    self.memo[self._size(4)] = self._top()


@_loads(MEMOIZE)
def _load_memoize(self):
    self.memo[len(self.memo)] = self._top()


# -- Objects --

@_loads(GLOBAL)
def _load_global(self):
    module = self._readline().decode("utf-8")
    name = self._readline().decode("utf-8")
    self._push(self.find_class(module, name))


@_loads(STACK_GLOBAL)
def _load_stack_global(self):
    name = self._pop()
    module = self._pop()
    if type(name) is not str or type(module) is not str:
        raise UnpicklingError("STACK_GLOBAL requires str")
    self._push(self.find_class(module, name))


def _extension_loader(size):
    def load(self):
        code = int.from_bytes(self._read(size), "little", signed=size == 4)
        found = _copyreg._extension_cache.get(code)
        if found is None:
            key = _copyreg._inverted_registry.get(code)
            if not key:
                if code <= 0:
                    raise UnpicklingError("EXT specifies code <= 0")
                raise ValueError(f"unregistered extension code {code}")
            found = self.find_class(*key)
            _copyreg._extension_cache[code] = found
        self._push(found)
    return load


_loaders[EXT1[0]] = _extension_loader(1)
_loaders[EXT2[0]] = _extension_loader(2)
_loaders[EXT4[0]] = _extension_loader(4)


def _instantiate(cls, arguments):
    if not arguments and isinstance(cls, type) and not hasattr(cls, "__getinitargs__"):
        return cls.__new__(cls)
    return cls(*arguments)


@_loads(INST)
def _load_inst(self):
    module = self._readline().decode("ascii")
    name = self._readline().decode("ascii")
    arguments = self._pop_mark()
    self._push(_instantiate(self.find_class(module, name), arguments))


@_loads(OBJ)
def _load_obj(self):
    arguments = self._pop_mark()
    cls = arguments.pop(0)
    self._push(_instantiate(cls, arguments))


@_loads(NEWOBJ)
def _load_newobj(self):
    arguments = self._pop()
    cls = self._pop()
    self._push(cls.__new__(cls, *arguments))


@_loads(NEWOBJ_EX)
def _load_newobj_ex(self):
    kwargs = self._pop()
    arguments = self._pop()
    cls = self._pop()
    self._push(cls.__new__(cls, *arguments, **kwargs))


@_loads(REDUCE)
def _load_reduce(self):
    arguments = self._pop()
    function = self._pop()
    self._push(function(*arguments))


@_loads(BUILD)
def _load_build(self):
    state = self._pop()
    target = self._top()
    setstate = getattr(target, "__setstate__", None)
    if setstate is not None:
        setstate(state)
        return
    members = None
    if isinstance(state, tuple) and len(state) == 2:
        state, members = state
    if state:
        attributes = target.__dict__
        for name, value in state.items():
            attributes[_sys.intern(name) if type(name) is str else name] = value
    if members:
        for name, value in members.items():
            setattr(target, name, value)


# ---- The functions -----------------------------------------------------------------------------

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
