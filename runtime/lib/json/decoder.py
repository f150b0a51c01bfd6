"""From JSON text to objects.

The scanner in C does the work; what stands here in Python of it is for decoders that are put together
from parts.
"""

from json import scanner
from _json import scanstring as c_scanstring

__all__ = ["JSONDecoder", "JSONDecodeError"]

_constants = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}
_escapes = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r",
            "t": "\t"}
_SPACE = " \t\n\r"
_HEX = frozenset("0123456789abcdefABCDEF")


class JSONDecodeError(ValueError):
    """Text that is no JSON; msg, doc, pos, lineno and colno tell more."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _skip(s, at):
    size = len(s)
    while at < size and s[at] in _SPACE:
        at += 1
    return at


def py_scanstring(s, end, strict=True):
    """The string whose quotes open before end, and where it ends."""
    begin = end - 1
    parts = []
    size = len(s)
    start = end
    quote = s.find('"', start)
    if quote < 0:
        quote = size
    backslash = s.find("\\", start, quote)
    if backslash < 0 and quote < size:
        text = s[start:quote]
        if not strict or text.isprintable() or min(text) >= " ":
            return text, quote + 1
    at = start
    while True:
        start = at
        while at < size and s[at] != '"' and s[at] != "\\":
            if strict and s[at] < " ":
                raise JSONDecodeError("Invalid control character at", s, at)
            at += 1
        if at >= size:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        parts.append(s[start:at])
        if s[at] == '"':
            return "".join(parts), at + 1
        at += 1
        if at >= size:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        char = s[at]
        if char != "u":
            try:
                parts.append(_escapes[char])
            except KeyError:
                raise JSONDecodeError("Invalid \\escape", s, at - 1) from None
            at += 1
            continue
        code = _code_unit(s, at)
        at += 5
        if 0xd800 <= code <= 0xdbff and s[at:at + 2] == "\\u":
            low = _code_unit(s, at + 1)
            if 0xdc00 <= low <= 0xdfff:
                code = 0x10000 + ((code - 0xd800) << 10 | low - 0xdc00)
                at += 6
        parts.append(chr(code))


def _code_unit(s, at):
    digits = s[at + 1:at + 5]
    if len(digits) != 4 or not _HEX.issuperset(digits):
        raise JSONDecodeError("Invalid \\uXXXX escape", s, at)
    return int(digits, 16)


scanstring = c_scanstring


def JSONObject(s_and_end, strict, scan_once, object_hook, object_pairs_hook, memo=None):
    """The object whose members begin at the place given with the text, and where it ends."""
    s, at = s_and_end
    if memo is None:
        memo = {}
    pairs = []
    at = _skip(s, at)
    char = s[at:at + 1]
    if char != "}":
        while True:
            if char != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
            key, at = scanstring(s, at + 1, strict)
            key = memo.setdefault(key, key)
            at = _skip(s, at)
            if s[at:at + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, at)
            value, at = _member(scan_once, s, _skip(s, at + 1))
            pairs.append((key, value))
            at = _skip(s, at)
            char = s[at:at + 1]
            if char == "}":
                break
            if char != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = _skip(s, at + 1)
            char = s[at:at + 1]
    if object_pairs_hook is not None:
        return object_pairs_hook(pairs), at + 1
    result = dict(pairs)
    return result if object_hook is None else object_hook(result), at + 1


def JSONArray(s_and_end, scan_once):
    """The array whose items begin at the place given with the text, and where it ends."""
    s, at = s_and_end
    values = []
    at = _skip(s, at)
    if s[at:at + 1] == "]":
        return values, at + 1
    while True:
        value, at = _member(scan_once, s, at)
        values.append(value)
        at = _skip(s, at)
        char = s[at:at + 1]
        if char == "]":
            return values, at + 1
        if char != ",":
            raise JSONDecodeError("Expecting ',' delimiter", s, at)
        at = _skip(s, at + 1)


def _member(scan_once, s, at):
    try:
        return scan_once(s, at)
    except StopIteration as end:
        raise JSONDecodeError("Expecting value", s, end.value) from None


class JSONDecoder:
    """Makes objects out of JSON."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None,
                 parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _constants.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.parse_object = JSONObject
        self.parse_array = JSONArray
        self.parse_string = scanstring
        self.memo = {}
        self.scan_once = scanner.make_scanner(self)

    def decode(self, s):
        """The object of all of s."""
        obj, end = self.raw_decode(s, _skip(s, 0))
        if end != len(s):
            end = _skip(s, end)
            if end != len(s):
                raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """The object that begins at idx, and where it ends."""
        try:
            return self.scan_once(s, idx)
        except StopIteration as end:
            raise JSONDecodeError("Expecting value", s, end.value) from None
