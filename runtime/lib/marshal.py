"""marshal: plain values as bytes in the form that CPython 3.11 reads, and back.

It is Python of ours because CPython's is in C, inside its compiler; of code objects, which it is
for there, a compiled program has none. A value is a letter and what it needs; a letter with the
highest bit set is remembered, and "r" stands for one that was (so lists may hold themselves).
"""

__all__ = ["dump", "dumps", "load", "loads", "version"]

import struct as _struct

version = 4
_REF = 0x80
_DEEPEST = 2000
_SINGLE = {"N": None, "F": False, "T": True, "S": StopIteration, ".": Ellipsis}
_LETTERS = {id(v): k for k, v in _SINGLE.items()}


class _Writer:
    def __init__(self, wanted):
        self.version = wanted
        self.out = bytearray()
        self.depth = 0
        self.seen = {}      # id: how often, then its number once it is written
        self.numbers = {}

    def count(self, v):
        """Finds what stands in a value more than once."""
        todo = [v]
        while todo:
            v = todo.pop()
            if id(v) in _LETTERS or type(v) in (int, float, complex, str, bytes):
                continue
            self.seen[id(v)] = self.seen.get(id(v), 0) + 1
            if self.seen[id(v)] > 1:
                continue
            if isinstance(v, dict):
                todo.extend(v.keys())
                todo.extend(v.values())
            elif isinstance(v, (tuple, list, set, frozenset)):
                todo.extend(v)

    def start(self, letter, v):
        code = ord(letter)
        if self.seen.get(id(v), 0) > 1:
            self.numbers[id(v)] = len(self.numbers)
            code |= _REF
        self.out.append(code)

    def long(self, n):
        self.out += _struct.pack("<i", n)

    def sized(self, data):
        if len(data) > 0x7fffffff:
            raise ValueError("unmarshallable object")
        self.long(len(data))
        self.out += data

    def value(self, v):
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError("object too deeply nested to marshal")
        letter = _LETTERS.get(id(v))
        if letter:
            self.out.append(ord(letter))
        elif id(v) in self.numbers:
            self.out.append(ord("r"))
            self.long(self.numbers[id(v)])
        else:
            self.other(v)
        self.depth -= 1

    def other(self, v):
        kind = type(v)
        if kind is int:
            self.int(v)
        elif kind is float:
            self.float(v)
        elif kind is complex:
            self.complex(v)
        elif kind is str:
            self.str(v)
        elif kind in (tuple, list, set, frozenset):
            self.items(v, kind)
        elif kind is dict:
            self.start("{", v)
            for key, item in v.items():
                self.value(key)
                self.value(item)
            self.out.append(ord("0"))
        else:
            self.buffer(v)

    def buffer(self, v):
        try:
            data = bytes(memoryview(v))
        except TypeError:
            raise ValueError("unmarshallable object") from None
        self.start("s", v)
        self.sized(data)

    def int(self, n):
        if -0x80000000 <= n <= 0x7fffffff:
            self.out.append(ord("i"))
            self.long(n)
            return
        digits, rest = [], abs(n)
        while rest:
            digits.append(rest & 0x7fff)
            rest >>= 15
        self.out.append(ord("l"))
        self.long(len(digits) if n > 0 else -len(digits))
        self.out += _struct.pack(f"<{len(digits)}H", *digits)

    def text_of_float(self, x):
        text = repr(x).removesuffix(".0").encode()
        self.out.append(len(text))
        self.out += text

    def float(self, x):
        self.out.append(ord("g" if self.version > 1 else "f"))
        if self.version > 1:
            self.out += _struct.pack("<d", x)
        else:
            self.text_of_float(x)

    def complex(self, z):
        self.out.append(ord("y" if self.version > 1 else "x"))
        if self.version > 1:
            self.out += _struct.pack("<dd", z.real, z.imag)
        else:
            self.text_of_float(z.real)
            self.text_of_float(z.imag)

    def str(self, s):
        if self.version >= 4 and s.isascii():
            short = len(s) < 256
            self.out.append(ord("z" if short else "a"))
            if short:
                self.out.append(len(s))
                self.out += s.encode()
            else:
                self.sized(s.encode())
        else:
            self.out.append(ord("u"))
            self.sized(s.encode("utf-8", "surrogatepass"))

    def items(self, v, kind):
        if kind is tuple and self.version >= 4 and len(v) < 256:
            self.start(")", v)
            self.out.append(len(v))
        else:
            self.start({tuple: "(", list: "[", set: "<", frozenset: ">"}[kind], v)
            self.long(len(v))
        if kind in (set, frozenset):  # the same bytes for the same items
            v = sorted(v, key=lambda item: dumps(item, self.version))
        for item in v:
            self.value(item)


class _Reader:
    def __init__(self, take):
        self.take = take
        self.refs = []
        self.depth = 0

    def long(self):
        return _struct.unpack("<i", self.take(4))[0]

    def size(self, what):
        n = self.long()
        if n < 0:
            raise ValueError(f"bad marshal data ({what} size out of range)")
        return n

    def keep(self, flag, v):
        if flag:
            self.refs.append(v)
        return v

    def value(self, end=False):
        try:
            code = self.take(1)[0]
        except EOFError:
            raise EOFError("EOF read where object expected") from None
        flag, letter = code & _REF, chr(code & ~_REF)
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError("recursion limit exceeded")
        if letter == "0":
            if not end:
                raise TypeError("NULL object in marshal data for object")
            v = _Reader
        elif letter in _SINGLE:
            v = _SINGLE[letter]
        else:
            method = self.methods.get(letter)
            if not method:
                raise ValueError("bad marshal data (unknown type code)")
            v = method(self, flag)
        self.depth -= 1
        return v

    def int(self, flag):
        return self.keep(flag, self.long())

    def big(self, flag):
        n = self.long()
        size = abs(n)
        digits = _struct.unpack(f"<{size}H", self.take(2 * size))
        if any(d > 0x7fff for d in digits):
            raise ValueError("bad marshal data (digit out of range in long)")
        if digits and not digits[-1]:
            raise ValueError("bad marshal data (unnormalized long data)")
        v = sum(d << 15 * i for i, d in enumerate(digits))
        return self.keep(flag, -v if n < 0 else v)

    def text_float(self):
        return float(self.take(self.take(1)[0]))

    def float(self, flag):
        return self.keep(flag, _struct.unpack("<d", self.take(8))[0])

    def complex(self, flag):
        return self.keep(flag, complex(*_struct.unpack("<dd", self.take(16))))

    def old_float(self, flag):
        return self.keep(flag, self.text_float())

    def old_complex(self, flag):
        real = self.text_float()
        return self.keep(flag, complex(real, self.text_float()))

    def bytes(self, flag):
        return self.keep(flag, bytes(self.take(self.size("bytes object"))))

    def str(self, flag):
        data = bytes(self.take(self.size("string")))
        return self.keep(flag, data.decode("utf-8", "surrogatepass"))

    def short_ascii(self, flag):
        return self.keep(flag, bytes(self.take(self.take(1)[0])).decode("latin-1"))

    def ascii(self, flag):
        return self.keep(flag, bytes(self.take(self.size("string"))).decode("latin-1"))

    def whole(self, flag, kind, n):
        """A container that exists only when its items do: its number is taken before them."""
        place = len(self.refs)
        if flag:
            self.refs.append(_Reader)
        v = kind([self.value() for _ in range(n)])
        if flag:
            self.refs[place] = v
        return v

    def small_tuple(self, flag):
        return self.whole(flag, tuple, self.take(1)[0])

    def tuple(self, flag):
        return self.whole(flag, tuple, self.size("tuple"))

    def list(self, flag):
        n, v = self.size("list"), self.keep(flag, [])
        for _ in range(n):
            v.append(self.value())
        return v

    def set(self, flag):
        n, v = self.size("set"), self.keep(flag, set())
        for _ in range(n):
            v.add(self.value())
        return v

    def frozenset(self, flag):
        return self.whole(flag, frozenset, self.size("set"))

    def dict(self, flag):
        v = self.keep(flag, {})
        while (key := self.value(True)) is not _Reader:
            v[key] = self.value()
        return v

    def ref(self, flag):
        n = self.long()
        if not 0 <= n < len(self.refs) or self.refs[n] is _Reader:
            raise ValueError("bad marshal data (invalid reference)")
        return self.refs[n]

    methods = {
        "i": int, "l": big, "g": float, "y": complex, "f": old_float, "x": old_complex, "s": bytes,
        "u": str, "t": str, "z": short_ascii, "Z": short_ascii, "a": ascii, "A": ascii,
        ")": small_tuple, "(": tuple, "[": list, "<": set, ">": frozenset, "{": dict, "r": ref,
    }


def dumps(value, version=version, /):
    """The bytes of a value."""
    writer = _Writer(version)
    if version >= 3:
        writer.count(value)
    writer.value(value)
    return bytes(writer.out)


def dump(value, file, version=version, /):
    """Writes the bytes of a value to a binary file."""
    return file.write(dumps(value, version))


def _read(take):
    try:
        return _Reader(take).value()
    except RecursionError:  # the C stack is shorter than _DEEPEST
        raise ValueError("recursion limit exceeded") from None


def loads(data, /):
    """The value that bytes stand for; what follows it is not looked at."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    data, at = memoryview(data).cast("B"), 0

    def take(n):
        nonlocal at
        if n > len(data) - at:
            raise EOFError("marshal data too short")
        at += n
        return data[at - n:at]

    return _read(take)


def load(file, /):
    """Reads one value from a binary file, and no byte more."""

    def take(n):
        data = file.read(n)
        if not isinstance(data, bytes):
            raise TypeError(f"file.read() returned not bytes but {type(data).__name__}")
        if len(data) < n:
            raise EOFError("EOF read where not expected")
        return data

    return _read(take)
