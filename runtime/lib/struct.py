"""struct: values as bytes in the layouts of C."""

import sys as _sys
from _struct import pack_float as _pack_float, unpack_float as _unpack_float

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct",
           "error"]


class error(Exception):
    pass


# size, and with the native layout size and alignment
_standard = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4,
             "L": 4, "q": 8, "Q": 8, "e": 2, "f": 4, "d": 8, "s": 1, "p": 1}
_native = {**_standard, "l": 8, "L": 8, "n": 8, "N": 8, "P": 8}
_names = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}


def _items(format):
    """(native, big, [(code, count, offset)], size) of a format."""
    if isinstance(format, (bytes, bytearray)):
        format = format.decode("ascii")
    elif not isinstance(format, str):
        raise TypeError("Struct() argument 1 must be a str or bytes object, not "
                        + type(format).__name__)
    native, align, big = True, True, _sys.byteorder == "big"
    text = format
    if text[:1] and text[0] in "@=<>!":
        mark, text = text[0], text[1:]
        if mark != "@":
            native = align = False
            big = mark in ">!" or mark == "=" and big
    sizes = _native if native else _standard
    result, offset = [], 0
    at = 0
    while at < len(text):
        char = text[at]
        if char.isspace():
            at += 1
            continue
        start = at
        while at < len(text) and "0" <= text[at] <= "9":
            at += 1
        if at >= len(text):
            raise error("repeat count given without format specifier")
        count = int(text[start:at]) if at > start else 1
        code = text[at]
        at += 1
        if code not in sizes:
            raise error("bad char in struct format")
        size = sizes[code]
        if align:
            offset = (offset + size - 1) // size * size
        if code in "sp":
            result.append((code, count, offset))
            offset += count
        elif code == "x":
            offset += count
        else:
            for _ in range(count):
                result.append((code, size, offset))
                offset += size
    return native, big, result, offset


def _pack_int(code, size, value, big, native):
    try:
        value = value.__index__()
    except AttributeError:
        raise error("required argument is not an integer") from None
    signed = code in "bhilqn"
    low = -(1 << size * 8 - 1) if signed else 0
    high = (1 << size * 8 - signed) - 1
    if not low <= value <= high:
        if code in "bB" or native and code in "hH":
            shown = "(-0x7fff -1) <= number <= 0x7fff" if code == "h" else (
                f"{low} <= number <= {high}")
            raise error(f"{_names[code]} format requires {shown}")
        raise error(f"'{code}' format requires {low} <= number <= {high}")
    return value.to_bytes(size, "big" if big else "little", signed=signed)


class Struct:
    """A format, read once."""

    def __init__(self, format):
        self._native, self._big, self._items, self.size = _items(format)
        self.format = format if isinstance(format, str) else format.decode("ascii")

    def pack(self, *values):
        """The values as bytes."""
        if len(values) != len(self._items):
            raise error(f"pack expected {len(self._items)} items for packing (got "
                        f"{len(values)})")
        result = bytearray(self.size)
        self._fill(result, 0, values)
        return bytes(result)

    def _fill(self, buffer, start, values):
        big = self._big
        for (code, size, offset), value in zip(self._items, values):
            if code == "c":
                if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                    raise error("char format requires a bytes object of length 1")
                data = value
            elif code in "sp":
                if not isinstance(value, (bytes, bytearray)):
                    raise error(f"argument for '{code}' must be a bytes object")
                if code == "p":
                    data = value[:min(size - 1, 255)] if size else b""
                    data = bytes((len(data),)) + data if size else b""
                else:
                    data = value[:size]
                data = bytes(data).ljust(size, b"\0")
            elif code == "?":
                data = b"\1" if value else b"\0"
            elif code in "efd":
                data = self._float(value, size)
            else:
                data = _pack_int(code, size, value, big, self._native)
            buffer[start + offset:start + offset + len(data)] = data

    def _float(self, value, size):
        try:
            return _pack_float(value, size, self._big)
        except TypeError:
            raise error("required argument is not a float") from None
        except OverflowError:
            if not self._native or size != 4:
                raise
            return _pack_float(float("inf") if value > 0 else -float("inf"), 4, self._big)

    def pack_into(self, buffer, offset, *values):
        """Writes the values into a buffer."""
        if len(values) != len(self._items):
            raise error(f"pack_into expected {len(self._items)} items for packing (got "
                        f"{len(values)})")
        size = len(buffer)
        if offset < 0:
            if offset + self.size > 0:
                raise error(f"no space to pack {self.size} bytes at offset {offset}")
            if offset + size < 0:
                raise error(f"offset {offset} out of range for {size}-byte buffer")
            offset += size
        if size - offset < self.size:
            raise error(f"pack_into requires a buffer of at least {self.size + offset} bytes for "
                        f"packing {self.size} bytes at offset {offset} (actual buffer size is "
                        f"{size})")
        data = bytearray(self.size)
        self._fill(data, 0, values)
        buffer[offset:offset + self.size] = data

    def unpack(self, buffer):
        """The values of bytes of exactly this size."""
        if len(buffer) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return self._read(bytes(buffer), 0)

    def unpack_from(self, buffer, offset=0):
        """The values at an offset."""
        size = len(buffer)
        if offset < 0:
            if offset + self.size > 0:
                raise error(f"not enough data to unpack {self.size} bytes")
            if offset + size < 0:
                raise error(f"offset {offset} out of range for {size}-byte buffer")
            offset += size
        if size - offset < self.size:
            raise error(f"unpack_from requires a buffer of at least {self.size + offset} bytes "
                        f"for unpacking {self.size} bytes at offset {offset} (actual buffer size "
                        f"is {size})")
        return self._read(bytes(buffer[offset:offset + self.size]), 0)

    def iter_unpack(self, buffer):
        """An iterator over the values of each piece of this size."""
        if not self.size:
            raise error("cannot iteratively unpack with a struct of length 0")
        if len(buffer) % self.size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self.size} "
                        "bytes")
        data = bytes(buffer)
        return (self._read(data, at) for at in range(0, len(data), self.size))

    def _read(self, data, start):
        order = "big" if self._big else "little"
        values = []
        for code, size, offset in self._items:
            piece = data[start + offset:start + offset + size]
            if code in "sc":
                values.append(piece)
            elif code == "p":
                values.append(piece[1:1 + piece[0]] if piece else b"")
            elif code == "?":
                values.append(piece != b"\0")
            elif code in "efd":
                values.append(_unpack_float(piece, self._big))
            else:
                values.append(int.from_bytes(piece, order, signed=code in "bhilqn"))
        return tuple(values)

    def __repr__(self):
        return f"Struct({self.format!r})"


_cache = {}


def _struct(format):
    found = _cache.get(format)
    if found is None:
        if len(_cache) >= 100:
            _cache.clear()
        found = _cache[format] = Struct(format)
    return found


def calcsize(format, /):
    """The size of what the format describes."""
    return _struct(format).size


def pack(format, /, *values):
    """The values as bytes."""
    return _struct(format).pack(*values)


def pack_into(format, buffer, offset, /, *values):
    """Writes the values into a buffer."""
    _struct(format).pack_into(buffer, offset, *values)


def unpack(format, buffer, /):
    """The values of bytes."""
    return _struct(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    """The values of bytes at an offset."""
    return _struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    """An iterator over the values of each piece of the format's size."""
    return _struct(format).iter_unpack(buffer)


def _clearcache():
    _cache.clear()
