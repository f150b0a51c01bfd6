"""From JSON text to objects."""

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
        super().__init__(f"{msg}: line {lineno} column {colno} (char {pos})")
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


def scanstring(s, end, strict=True):
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
        self._keys = {}

    def decode(self, s):
        """The object of all of s."""
        obj, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """The object that begins at idx, and where it ends."""
        try:
            return self._value(s, idx)
        finally:
            self._keys.clear()

    def _value(self, s, at):
        char = s[at:at + 1]
        if char == '"':
            return scanstring(s, at + 1, self.strict)
        if char == "{":
            return self._object(s, at + 1)
        if char == "[":
            return self._array(s, at + 1)
        if char == "n" and s.startswith("null", at):
            return None, at + 4
        if char == "t" and s.startswith("true", at):
            return True, at + 4
        if char == "f" and s.startswith("false", at):
            return False, at + 5
        if char and char in "-0123456789":
            found = self._number(s, at)
            if found is not None:
                return found
        for name in ("NaN", "Infinity", "-Infinity"):
            if s.startswith(name, at):
                return self.parse_constant(name), at + len(name)
        raise JSONDecodeError("Expecting value", s, at)

    def _number(self, s, at):
        size = len(s)
        end = at + 1 if s[at] == "-" else at
        if end >= size or not "0" <= s[end] <= "9":
            return None
        end = end + 1 if s[end] == "0" else self._digits(s, end)
        whole = end
        if end + 1 < size and s[end] == "." and "0" <= s[end + 1] <= "9":
            end = self._digits(s, end + 1)
        if end < size and s[end] in "eE":
            more = end + 1
            if more < size and s[more] in "+-":
                more += 1
            if more < size and "0" <= s[more] <= "9":
                end = self._digits(s, more)
        text = s[at:end]
        return (self.parse_int if end == whole else self.parse_float)(text), end

    def _digits(self, s, at):
        size = len(s)
        while at < size and "0" <= s[at] <= "9":
            at += 1
        return at

    def _object(self, s, at):
        pairs = []
        at = _skip(s, at)
        char = s[at:at + 1]
        if char == "}":
            return self._finished(pairs), at + 1
        if char != '"':
            raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
        while True:
            key, at = scanstring(s, at + 1, self.strict)
            key = self._keys.setdefault(key, key)
            at = _skip(s, at)
            if s[at:at + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, at)
            value, at = self._value(s, _skip(s, at + 1))
            pairs.append((key, value))
            at = _skip(s, at)
            char = s[at:at + 1]
            if char == "}":
                return self._finished(pairs), at + 1
            if char != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = _skip(s, at + 1)
            if s[at:at + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)

    def _finished(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        result = dict(pairs)
        return result if self.object_hook is None else self.object_hook(result)

    def _array(self, s, at):
        values = []
        at = _skip(s, at)
        if s[at:at + 1] == "]":
            return values, at + 1
        while True:
            value, at = self._value(s, at)
            values.append(value)
            at = _skip(s, at)
            char = s[at:at + 1]
            if char == "]":
                return values, at + 1
            if char != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = _skip(s, at + 1)
