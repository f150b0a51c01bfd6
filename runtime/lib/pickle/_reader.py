"""Bytes as objects: Unpickler and one function for each opcode, by its number in _loaders.

The stack of the machine is cut at marks: _stack holds what came after the last one, _marks the
stacks before it. STOP leaves the loop by an exception that has the object.
"""

import copyreg as _copyreg
import io as _io
import sys as _sys
from _struct import unpack as _unpack
from pickle._format import *
from pickle._names import _attribute, _import, _new_name

__name__ = "pickle"     # where the classes and functions of this file are found


class _Stop(Exception):
    def __init__(self, value):
        self.value = value


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
    self._push(_unpack(">d", self._read(8))[0])


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
