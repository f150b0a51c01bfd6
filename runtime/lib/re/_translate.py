"""A tree of _pattern as a pattern of PCRE2, in ASCII.

PCRE2 reads texts without UTF: a character is a unit of one, two or four bytes. What does not fit in
a unit cannot occur in the text, so it matches nothing.
"""

from re._pattern import A, I, M, S, U

_SPACES = (r"\t-\r\x1c-\x20\x85\xa0", r"\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}"
           r"\x{205f}\x{3000}")
_ascii = {"d": "0-9", "w": "a-zA-Z0-9_", "s": r"\t-\r\x20"}
# Wider characters that are another case of one of Latin-1.
_narrow_case = {0x178: 0xff, 0x17f: 0x73, 0x39c: 0xb5, 0x3bc: 0xb5, 0x1e9e: 0xdf, 0x212a: 0x6b,
                0x212b: 0xe5}

# What CPython takes for cases of each other, and PCRE2 does not.
_CASES = ((0x49, 0x69, 0x130, 0x131), (0x390, 0x1fd3), (0x3b0, 0x1fe3), (0xfb05, 0xfb06))
_cases = {code: codes for codes in _CASES for code in codes}


def _character(code):
    char = chr(code)
    if char.isascii() and char.isalnum() or code == 95:
        return char
    return f"\\x{{{code:x}}}"


class Translator:
    def __init__(self, flags, unicode, unit):
        self.flags = flags          # those that hold here
        self.defined = []           # texts that stand once, behind the pattern, and are called
        self.base = 0               # of the numbers of groups, in a phrase of a lexicon
        self.unicode = unicode      # is PCRE2's own \\w that of Unicode
        self.limit = {1: 0xff, 2: 0xffff, 4: 0x10ffff}[unit]

    def translate(self, tree):
        text = ("(?i)" if self.flags & I else "") + self.sequence(tree)
        if self.defined:
            text = f"(?:{text})(?(DEFINE){''.join(self.defined)})"
        return text

    def sequence(self, nodes):
        return "".join([self.node(node) for node in nodes])

    def node(self, node):
        return getattr(self, "_" + node[0])(node)

    # -- Characters --

    def fitting(self, code):
        """code, or the other case of it that fits; None if nothing does."""
        if code <= self.limit:
            return code
        if self.flags & I and self.flags & U:
            return _narrow_case.get(code)
        return None

    def cases(self, first, last):
        """The cases of characters of a range that PCRE2 does not know by itself."""
        if not self.flags & I or not self.flags & U:
            return []
        if first == last and first <= self.limit:
            return [code for code in _cases.get(first, ()) if code <= self.limit]
        wide = [narrow for code, narrow in _narrow_case.items()
                if first <= code <= last and self.limit < code]
        return wide + [code for codes in _CASES if any(first <= code <= last for code in codes)
                       for code in codes if code <= self.limit]

    def _lit(self, node):
        cases = self.cases(node[1], node[1])
        if cases:
            return "[" + "".join(map(_character, cases)) + "]"
        code = self.fitting(node[1])
        return "(?!)" if code is None else _character(code)

    def _any(self, node):
        return "(?s:.)" if self.flags & S else "\\N"

    def _fail(self, node):
        return "(?!)"

    def category(self, letter):
        """A category as the inside of a set, or None where it has to be said by its opposite."""
        ascii_only = not self.flags & U
        if letter in "dw":
            return "\\" + letter if ascii_only != self.unicode else _ascii[letter]
        if letter == "s":
            return _ascii["s"] if ascii_only else _SPACES[0] + (
                _SPACES[1] if self.limit > 0xff else "")
        return "\\" + letter if letter in "DW" and ascii_only != self.unicode else None

    def _in(self, node):
        negate, items = node[1], node[2]
        inside, opposites = [], []
        for item in items:
            if item[0] == "cat":
                text = self.category(item[1])
                if text is None:
                    opposites.append(self.category(item[1].lower()))
                else:
                    inside.append(text)
            elif item[0] == "lit":
                code = self.fitting(item[1])
                if code is not None:
                    inside.append(_character(code))
                inside += map(_character, self.cases(item[1], item[1]))
            else:
                if item[1] <= self.limit:
                    inside.append(_character(item[1]) + "-" + _character(min(item[2], self.limit)))
                inside += map(_character, self.cases(item[1], item[2]))
        if not opposites:
            if not inside:
                return "(?s:.)" if negate else "(?!)"
            return "[" + ("^" if negate else "") + "".join(inside) + "]"
        choices = ["[^" + text + "]" for text in opposites]
        if inside:
            choices.append("[" + "".join(inside) + "]")
        either = "|".join(choices)
        return f"(?!{either})(?s:.)" if negate else f"(?:{either})"

    # -- Places --

    def _at(self, node):
        kind = node[1]
        if kind == "line start":
            return "(?m:^)" if self.flags & M else "\\A"
        if kind == "line end":
            return "(?m:$)" if self.flags & M else "\\Z"
        if kind == "start":
            return "\\A"
        if kind == "end":
            return "\\z"
        if (not self.flags & U) != self.unicode:
            border = "\\b"
        else:
            word = "[" + self.category("w") + "]"
            border = f"(?:(?<={word})(?!{word})|(?<!{word})(?={word}))"
        if kind == "word":
            return border
        return "(?!\\A\\z)" + ("\\B" if border == "\\b" else f"(?!{border})")

    # -- Groups --

    def _group(self, node):
        number, on, off, inner = node[1:]
        before = self.flags
        if on & (A | U):
            self.flags &= ~(A | U)
        self.flags = (self.flags | on) & ~off
        text = self.sequence(inner)
        changed = (self.flags ^ before) & I
        caseless = self.flags & I
        self.flags = before
        if number is not None:
            return f"({text})"
        return f"(?{'' if not changed else 'i' if caseless else '-i'}:{text})"

    def _phrase(self, node):
        self.base = node[1]
        return f"({self.sequence(node[2])})"

    def _branch(self, node):
        return "(?:" + "|".join([self.sequence(s) for s in node[1]]) + ")"

    def _atomic(self, node):
        return f"(?>{self.sequence(node[1])})"

    def _look(self, node):
        ahead, negated, inner = node[1:]
        return f"(?{'' if ahead else '<'}{'!' if negated else '='}{self.sequence(inner)})"

    def _ref(self, node):
        return f"\\g{{{self.base + node[1]}}}"

    def _cond(self, node):
        group, yes, no = node[1:]
        return f"(?({self.base + group}){self.sequence(yes)}|{self.sequence(no)})"

    def _rep(self, node):
        kind, least, most, inner = node[1:]
        text = self.sequence(inner)
        if inner[0][0] not in ("lit", "any"):
            text = f"(?:{text})"
        if is_long(node) and not has_groups(inner):
            text = self.call(text)
        least = min(least, 65535)
        if most is not None and most > 65535:
            most = None
        if most is None:
            count = "*" if least == 0 else "+" if least == 1 else f"{{{least},}}"
        else:
            count = "?" if (least, most) == (0, 1) else f"{{{least},{most}}}"
        return text + count + kind

    def call(self, text):
        """text as a call of itself: PCRE2 repeats what it has compiled, and 64 KiB is its limit."""
        name = f"long{len(self.defined)}"
        self.defined.append(f"(?<{name}>{'(?i)' if self.flags & I else '(?-i)'}{text})")
        return f"(?:(?&{name}))"


def is_long(node):
    """Is it a repetition of a group that is counted high?"""
    return node[0] == "rep" and node[4][0][0] == "group" and 100 <= max(node[2], node[3] or 0)


def has_groups(nodes):
    """Is there a group with a number among the nodes or inside?"""
    return any(node[0] == "group" and node[1] is not None
               or any(has_groups(_flat(part)) for part in node[1:] if isinstance(part, list))
               for node in nodes)


def uses_unicode(flags, tree):
    """Does any part of the pattern go by Unicode: then PCRE2 has to, everywhere."""
    if flags & U:
        return True
    return any(_has_unicode(node) for node in tree)


def _has_unicode(node):
    if node[0] == "group" and node[2] & U:
        return True
    return any(_has_unicode(inner) for part in node[1:] if isinstance(part, list)
               for inner in _flat(part))


def _flat(part):
    for item in part:
        if isinstance(item, list):
            yield from _flat(item)
        elif isinstance(item, tuple) and item and isinstance(item[0], str):
            yield item
