"""The scanner of JSON: the one in C, and what it does in Python."""

from _json import make_scanner as c_make_scanner

__all__ = ["make_scanner"]


def _digits(s, at):
    size = len(s)
    while at < size and "0" <= s[at] <= "9":
        at += 1
    return at


def _number(s, at):
    """Where the number at that place ends, and its whole part; None where there is none."""
    size = len(s)
    end = at + 1 if s[at] == "-" else at
    if end >= size or not "0" <= s[end] <= "9":
        return None
    end = end + 1 if s[end] == "0" else _digits(s, end)
    whole = end
    if end + 1 < size and s[end] == "." and "0" <= s[end + 1] <= "9":
        end = _digits(s, end + 1)
    if end < size and s[end] in "eE":
        more = end + 1
        if more < size and s[more] in "+-":
            more += 1
        if more < size and "0" <= s[more] <= "9":
            end = _digits(s, more)
    return end, whole


def py_make_scanner(context):
    """A function of a text and a place: the value that begins there, and where it ends."""
    parse_object = context.parse_object
    parse_array = context.parse_array
    parse_string = context.parse_string
    strict = context.strict
    parse_float = context.parse_float
    parse_int = context.parse_int
    parse_constant = context.parse_constant
    object_hook = context.object_hook
    object_pairs_hook = context.object_pairs_hook
    memo = context.memo

    def value(s, at):
        char = s[at:at + 1] if at >= 0 else s[at]
        if char == '"':
            return parse_string(s, at + 1, strict)
        if char == "{":
            return parse_object((s, at + 1), strict, value, object_hook, object_pairs_hook, memo)
        if char == "[":
            return parse_array((s, at + 1), value)
        if char == "n" and s.startswith("null", at):
            return None, at + 4
        if char == "t" and s.startswith("true", at):
            return True, at + 4
        if char == "f" and s.startswith("false", at):
            return False, at + 5
        if char and char in "-0123456789":
            found = _number(s, at)
            if found is not None:
                end, whole = found
                return (parse_int if end == whole else parse_float)(s[at:end]), end
        for name in ("NaN", "Infinity", "-Infinity"):
            if s.startswith(name, at):
                return parse_constant(name), at + len(name)
        raise StopIteration(at)

    def scan_once(string, idx):
        if idx < 0:
            raise ValueError("idx cannot be negative")
        try:
            return value(string, idx)
        finally:
            memo.clear()

    return scan_once


make_scanner = c_make_scanner
