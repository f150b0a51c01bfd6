"""From objects to JSON text: in C, except with indentation or piece by piece."""

from _json import encode_basestring as c_encode_basestring
from _json import encode_basestring_ascii as c_encode_basestring_ascii
from _json import make_encoder as c_make_encoder

_INFINITY = float("inf")
_short = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r",
          "\t": "\\t"}
_plain_ascii = {code: f"\\u{code:04x}" for code in range(32)}
_plain_ascii.update({ord(char): text for char, text in _short.items()})
_only_ascii = _plain_ascii | {127: "\\u007f"}


def _encode_wide(s):
    parts = []
    for char in s:
        code = ord(char)
        if code < 128:
            parts.append(char)
        elif code < 0x10000:
            parts.append(f"\\u{code:04x}")
        else:
            code -= 0x10000
            parts.append(f"\\u{0xd800 | code >> 10:04x}\\u{0xdc00 | code & 0x3ff:04x}")
    return "".join(parts)


def py_encode_basestring(s):
    """A string in quotes, with its characters beyond ASCII as they are."""
    return '"' + s.translate(_plain_ascii) + '"'


def py_encode_basestring_ascii(s):
    """A string in quotes, in ASCII."""
    text = s.translate(_only_ascii)
    return '"' + (text if text.isascii() else _encode_wide(text)) + '"'


encode_basestring = c_encode_basestring
encode_basestring_ascii = c_encode_basestring_ascii


class JSONEncoder:
    """Writes objects as JSON."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """For subclasses: an object that can be written in place of o."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """o as JSON text."""
        if isinstance(o, str):
            return self._text(o)
        return "".join(self.iterencode(o, True))

    def iterencode(self, o, _one_shot=False):
        """The parts of the JSON text of o."""
        if _one_shot and self.indent is None:
            return c_make_encoder(
                {} if self.check_circular else None, self.default,
                encode_basestring_ascii if self.ensure_ascii else encode_basestring, None,
                self.key_separator, self.item_separator, self.sort_keys, self.skipkeys,
                self.allow_nan)(o, 0)
        parts = []
        self._write(o, parts.append, 0, {} if self.check_circular else None)
        return iter(parts)

    def _text(self, s):
        return encode_basestring_ascii(s) if self.ensure_ascii else encode_basestring(s)

    def _number(self, o):
        if o != o:
            text = "NaN"
        elif o == _INFINITY:
            text = "Infinity"
        elif o == -_INFINITY:
            text = "-Infinity"
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
        return text

    def _simple(self, o):
        """The text of what has no parts; None for anything else."""
        if isinstance(o, str):
            return self._text(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._number(o)
        return None

    def _write(self, o, put, depth, seen):
        text = self._simple(o)
        if text is not None:
            put(text)
        else:
            if seen is not None:
                if id(o) in seen:
                    raise ValueError("Circular reference detected")
                seen[id(o)] = o
            if isinstance(o, (list, tuple)):
                self._write_list(o, put, depth + 1, seen)
            elif isinstance(o, dict):
                self._write_dict(o, put, depth + 1, seen)
            else:
                self._write(self.default(o), put, depth, seen)
            if seen is not None:
                del seen[id(o)]

    def _line(self, depth):
        indent = self.indent
        return "\n" + (" " * indent if isinstance(indent, int) else indent) * depth

    def _write_list(self, items, put, depth, seen):
        if not items:
            put("[]")
            return
        separator = self.item_separator
        before = "["
        if self.indent is not None:
            line = self._line(depth)
            before += line
            separator += line
        for item in items:
            text = self._simple(item)
            if text is not None:
                put(before + text)
            else:
                put(before)
                self._write(item, put, depth, seen)
            before = separator
        if self.indent is not None:
            put(self._line(depth - 1))
        put("]")

    def _key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self._number(key)
        if key is True:
            return "true"
        if key is False:
            return "false"
        if key is None:
            return "null"
        if isinstance(key, int):
            return int.__repr__(key)
        if self.skipkeys:
            return None
        raise TypeError("keys must be str, int, float, bool or None, not "
                        + key.__class__.__name__)

    def _write_dict(self, pairs, put, depth, seen):
        if not pairs:
            put("{}")
            return
        separator = self.item_separator
        put("{")
        if self.indent is not None:
            line = self._line(depth)
            put(line)
            separator += line
        first = True
        for key, value in sorted(pairs.items()) if self.sort_keys else pairs.items():
            key = self._key(key)
            if key is None:
                continue
            if not first:
                put(separator)
            first = False
            put(self._text(key))
            put(self.key_separator)
            self._write(value, put, depth, seen)
        if self.indent is not None:
            put(self._line(depth - 1))
        put("}")
