"""fnmatch: names against the patterns of a shell."""

import functools as _functools
import os as _os
import re as _re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    """Does the name match the pattern: * ? [seq] [!seq]?"""
    return fnmatchcase(name, pat)


@_functools.lru_cache(maxsize=256, typed=True)
def _matcher(pat):
    if isinstance(pat, bytes):
        return _re.compile(str(translate(str(pat, "latin1"))).encode("latin1")).match
    return _re.compile(translate(pat)).match


def fnmatchcase(name, pat):
    """The same, case included."""
    return _matcher(pat)(name) is not None


def filter(names, pat):
    """The names that match."""
    match = _matcher(pat)
    return [name for name in names if match(name)]


def _set(inside):
    """The inside of [...] as a regular expression."""
    negate = inside[0] == "!"
    if negate:
        inside = inside[1:]
    chunks = []
    at, k = 0, 1
    while True:                     # a '-' between two characters is a range
        k = inside.find("-", k)
        if k < 0 or k >= len(inside) - 1:
            break
        chunks.append(inside[at:k])
        at = k + 1
        k += 3
    chunks.append(inside[at:])
    for i in range(len(chunks) - 1, 0, -1):
        if chunks[i - 1][-1] > chunks[i][0]:        # an empty range
            chunks[i - 1] = chunks[i - 1][:-1] + chunks[i][1:]
            del chunks[i]
    text = "-".join(chunk.replace("\\", r"\\").replace("-", r"\-") for chunk in chunks)
    text = _re.sub(r"([&~|])", r"\\\1", text)
    if not text:
        return "." if negate else "(?!)"
    if negate:
        return f"[^{text}]"
    return f"[\\{text}]" if text[0] in "^[" else f"[{text}]"


def translate(pat):
    """The pattern as a regular expression."""
    parts = []
    at, size = 0, len(pat)
    star = object()
    while at < size:
        char = pat[at]
        at += 1
        if char == "*":
            if not parts or parts[-1] is not star:
                parts.append(star)
        elif char == "?":
            parts.append(".")
        elif char == "[":
            end = at
            if end < size and pat[end] == "!":
                end += 1
            if end < size and pat[end] == "]":
                end += 1
            end = pat.find("]", end)
            if end < 0:
                parts.append("\\[")
            else:
                parts.append(_set(pat[at:end]))
                at = end + 1
        else:
            parts.append(_re.escape(char))
    result = []
    i = 0
    while i < len(parts) and parts[i] is not star:
        result.append(parts[i])
        i += 1
    # What stands between two stars is matched at its first place, and for good.
    while i < len(parts):
        i += 1
        fixed = []
        while i < len(parts) and parts[i] is not star:
            fixed.append(parts[i])
            i += 1
        if i == len(parts):
            result.append(".*")
            result.extend(fixed)
        else:
            result.append(f"(?>.*?{''.join(fixed)})")
    return f"(?s:{''.join(result)})\\Z"
