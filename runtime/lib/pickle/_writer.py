"""Objects as bytes: Pickler, what collects its frames, and one function for each built-in type.

_atoms has the types whose objects are written each time anew, _savers those that go to the memo;
all others are written by what their __reduce_ex__ answers.
"""

import copyreg as _copyreg
from _struct import pack as _pack
from functools import partial as _partial
from types import BuiltinFunctionType as _BuiltinFunctionType
from types import FunctionType as _FunctionType
from pickle._format import *
from pickle._format import _tuple_opcodes, _u32, _u64
from pickle._names import _attribute, _import, _old_name, whichmodule

__name__ = "pickle"     # where the classes and functions of this file are found


class PickleBuffer:
    """A wrapper of an object with a buffer, which may be pickled out of band."""

    def __init__(self, obj):
        self._view = memoryview(obj)

    def raw(self):
        return self._view

    def release(self):
        self._view.release()


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
        pickler._write(BINFLOAT + _pack(">d", obj))
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
