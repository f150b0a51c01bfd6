"""The syntax of patterns and templates: text to a tree of tuples, with CPython's complaints.

Nodes, by their first item:
    ("lit", code)  ("any",)  ("in", negate, items)  ("at", kind)  ("ref", group)  ("fail",)
    ("group", number or None, flags on, flags off, sequence)   ("branch", sequences)
    ("rep", kind, least, most or None, sequence)   kind: "" greedy, "?" lazy, "+" possessive
    ("look", ahead, negated, sequence)  ("cond", group, yes, no)  ("atomic", sequence)
    ("phrase", number of its group, sequence): a pattern in the lexicon of a Scanner
Items of a set: ("lit", code), ("range", from, to), ("cat", letter).
"""

I, L, M, S, U, X, T, DEBUG, A = 2, 4, 8, 16, 32, 64, 1, 128, 256
FLAGS = {"i": I, "L": L, "m": M, "s": S, "x": X, "a": A, "u": U}
TYPES = A | L | U
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
DIGITS = frozenset("0123456789")
OCTAL = frozenset("01234567")
HEX = frozenset("0123456789abcdefABCDEF")
MAXREPEAT = 4294967295

_characters = {"a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92}
_places = {"A": "start", "b": "word", "B": "inside", "Z": "end"}


class error(Exception):
    """A pattern or template that is none; msg, pattern, pos, lineno and colno tell more."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


class Source:
    """The characters of a pattern; a backslash goes together with what follows it."""

    def __init__(self, pattern):
        self.pattern = pattern
        self.is_text = isinstance(pattern, str)
        self.text = pattern if self.is_text else str(pattern, "latin1")
        self.index = 0
        self.next = None
        self.step()

    def step(self):
        text, index = self.text, self.index
        if index >= len(text):
            self.next = None
            return
        char = text[index]
        index += 1
        if char == "\\":
            if index >= len(text):
                raise error("bad escape (end of pattern)", self.pattern, len(text) - 1)
            char += text[index]
            index += 1
        self.index = index
        self.next = char

    def match(self, char):
        if char == self.next:
            self.step()
            return True
        return False

    def get(self):
        char = self.next
        self.step()
        return char

    def get_while(self, most, allowed):
        result = ""
        while len(result) < most and self.next in allowed and self.next is not None:
            result += self.get()
        return result

    def get_until(self, end, name):
        result = ""
        while True:
            char = self.get()
            if char is None:
                if not result:
                    raise self.error("missing " + name)
                raise self.error(f"missing {end}, unterminated name", len(result))
            if char == end:
                if not result:
                    raise self.error("missing " + name, 1)
                return result
            result += char

    def tell(self):
        return self.index - len(self.next or "")

    def seek(self, index):
        self.index = index
        self.step()

    def error(self, msg, back=0):
        if not self.is_text:
            msg = msg.encode("ascii", "backslashreplace").decode("ascii")
        return error(msg, self.pattern, self.tell() - back)

    def check_name(self, name, back):
        if not (self.is_text or name.isascii()):
            shown = ascii(name.encode("latin1"))
            raise self.error(f"bad character in group name {shown}", len(name) + back)
        if not name.isidentifier():
            raise self.error(f"bad character in group name {name!r}", len(name) + back)


class Parser:
    def __init__(self, pattern, flags):
        self.source = Source(pattern)
        self.flags = flags
        self.groups = 1             # the next number
        self.names = {}
        self.parents = {}           # group -> the group that it stands in
        self.widths = {}            # of closed groups
        self.open = []
        self.behind = None          # groups from this one on belong to a lookbehind
        self.conditions = {}        # groups of conditions that come before the group: position

    def parse(self):
        tree = self.alternatives(bool(self.flags & X), 0)
        if self.source.next is not None:
            raise self.source.error("unbalanced parenthesis")
        for group, position in self.conditions.items():
            if group >= self.groups:
                raise error(f"invalid group reference {group}", self.source.pattern, position)
        return tree

    # -- Groups --

    def open_group(self, name):
        number = self.groups
        if name is not None:
            before = self.names.get(name)
            if before is not None:
                raise self.source.error(f"redefinition of group name {name!r} as group {number}; "
                                        f"was group {before}", len(name) + 1)
            self.names[name] = number
        self.groups += 1
        self.parents[number] = self.open[-1] if self.open else 0
        self.open.append(number)
        return number

    def check_reference(self, group, back):
        if group in self.open:
            raise self.source.error("cannot refer to an open group", back)
        self.check_behind(group)

    def check_behind(self, group):
        if self.behind is None:
            return
        if group not in self.widths:
            raise self.source.error("cannot refer to an open group")
        if group >= self.behind:
            raise self.source.error("cannot refer to group defined in the same lookbehind "
                                    "subpattern")

    # -- Sequences --

    def alternatives(self, verbose, depth):
        source = self.source
        sequences = []
        while True:
            sequences.append(self.sequence(verbose, depth + 1, not depth and not sequences))
            if not source.match("|"):
                break
        if len(sequences) == 1:
            return sequences[0]
        return [("branch", sequences)]

    def sequence(self, verbose, depth, first=False):
        source = self.source
        result = []
        while True:
            this = source.next
            if this is None or this in "|)":
                return result
            source.step()
            if verbose:
                if this in " \t\n\r\v\f":
                    continue
                if this == "#":
                    while True:
                        this = source.get()
                        if this is None or this == "\n":
                            break
                    continue
            if this[0] == "\\":
                result.append(self.escape(this))
            elif this == "[":
                result.append(self.set_of_characters())
            elif this in "*+?{":
                self.repeat(this, result)
            elif this == ".":
                result.append(("any",))
            elif this == "(":
                before = verbose
                node = self.parenthesis(verbose, depth, first and not result)
                if node is None:
                    if not before and self.flags & X:
                        verbose = True
                else:
                    result.append(node)
            elif this == "^":
                result.append(("at", "line start"))
            elif this == "$":
                result.append(("at", "line end"))
            else:
                result.append(("lit", ord(this)))

    def repeat(self, this, result):
        source = self.source
        here = source.tell()
        if this == "?":
            least, most = 0, 1
        elif this == "*":
            least, most = 0, None
        elif this == "+":
            least, most = 1, None
        else:
            if source.next == "}":
                result.append(("lit", 123))
                return
            low = source.get_while(1 << 30, DIGITS)
            high = source.get_while(1 << 30, DIGITS) if source.match(",") else low
            if not source.match("}"):
                result.append(("lit", 123))
                source.seek(here)
                return
            least, most = int(low) if low else 0, int(high) if high else None
            if least >= MAXREPEAT or (most or 0) >= MAXREPEAT:
                raise OverflowError("the repetition number is too large")
            if most is not None and most < least:
                raise source.error("min repeat greater than max repeat", source.tell() - here)
        back = source.tell() - here + len(this)
        if not result or result[-1][0] == "at":
            raise source.error("nothing to repeat", back)
        item = result[-1]
        if item[0] == "rep":
            raise source.error("multiple repeat", back)
        kind = "?" if source.match("?") else "+" if source.match("+") else ""
        result[-1] = ("rep", kind, least, most, [item])

    # -- Sets --

    def set_of_characters(self):
        source = self.source
        here = source.tell() - 1
        negate = source.match("^")
        items = []
        while True:
            this = self.in_set(here)
            if this == "]" and items:
                return ("in", negate, items)
            low = self.set_escape(this) if this[0] == "\\" else ("lit", ord(this))
            if not source.match("-"):
                items.append(low)
                continue
            that = self.in_set(here)
            if that == "]":
                items.append(low)
                items.append(("lit", 45))
                return ("in", negate, items)
            high = self.set_escape(that) if that[0] == "\\" else ("lit", ord(that))
            if low[0] != "lit" or high[0] != "lit" or high[1] < low[1]:
                raise source.error(f"bad character range {this}-{that}",
                                   len(this) + 1 + len(that))
            items.append(("range", low[1], high[1]))

    def in_set(self, here):
        this = self.source.get()
        if this is None:
            raise self.source.error("unterminated character set", self.source.tell() - here)
        return this

    # -- Escapes --

    def numbered(self, escape):
        """The character of \\x, \\u, \\U or \\N, or None where the escape is none of these."""
        source = self.source
        kind = escape[1]
        if kind == "x":
            size = 2
        elif kind == "u" and source.is_text:
            size = 4
        elif kind == "U" and source.is_text:
            size = 8
        elif kind == "N" and source.is_text:
            if not source.match("{"):
                raise source.error("missing {")
            name = source.get_until("}", "character name")
            raise source.error(f"undefined character name {name!r}", len(name) + len(r"\N{}"))
        else:
            return None
        escape += source.get_while(size, HEX)
        if len(escape) != size + 2:
            raise source.error(f"incomplete escape {escape}", len(escape))
        code = int(escape[2:], 16)
        if code > 0x10ffff:
            raise source.error(f"bad escape {escape}", len(escape))
        return code

    def octal(self, escape):
        code = int(escape[1:], 8)
        if code > 0o377:
            raise self.source.error(f"octal escape value {escape} outside of range 0-0o377",
                                    len(escape))
        return ("lit", code)

    def plain(self, escape):
        if len(escape) == 2 and escape[1] not in LETTERS and escape[1] not in DIGITS:
            return ("lit", ord(escape[1]))
        raise self.source.error(f"bad escape {escape}", len(escape))

    def set_escape(self, escape):
        kind = escape[1]
        if kind in _characters:
            return ("lit", _characters[kind])
        if kind in "dDsSwW":
            return ("cat", kind)
        code = self.numbered(escape)
        if code is not None:
            return ("lit", code)
        if kind in OCTAL:
            return self.octal(escape + self.source.get_while(2, OCTAL))
        return self.plain(escape)

    def escape(self, escape):
        source = self.source
        kind = escape[1]
        if kind in _places:
            return ("at", _places[kind])
        if kind in "dDsSwW":
            return ("in", False, [("cat", kind)])
        if kind in _characters:
            return ("lit", _characters[kind])
        code = self.numbered(escape)
        if code is not None:
            return ("lit", code)
        if kind == "0":
            return self.octal(escape + source.get_while(2, OCTAL))
        if kind not in DIGITS:
            return self.plain(escape)
        if source.next is not None and source.next in DIGITS:
            escape += source.get()
            if (escape[1] in OCTAL and escape[2] in OCTAL and source.next is not None
                    and source.next in OCTAL):
                return self.octal(escape + source.get())
        group = int(escape[1:])
        if group < self.groups:
            self.check_reference(group, len(escape))
            return ("ref", group)
        raise source.error(f"invalid group reference {group}", len(escape) - 1)

    # -- Parentheses --

    def extension(self):
        char = self.source.get()
        if char is None:
            raise self.source.error("unexpected end of pattern")
        return char

    def close(self, start):
        if not self.source.match(")"):
            raise self.source.error("missing ), unterminated subpattern",
                                    self.source.tell() - start)

    def parenthesis(self, verbose, depth, first):
        """The node of what stands in parentheses; None for a comment or global flags."""
        source = self.source
        start = source.tell() - 1
        if not source.match("?"):
            return self.capture(None, start, verbose, depth)
        char = self.extension()
        if char == "P":
            return self.named(start, verbose, depth)
        if char == "#":
            while True:
                if source.next is None:
                    raise source.error("missing ), unterminated comment", source.tell() - start)
                if source.get() == ")":
                    return None
        if char in "=!<":
            return self.look_around(char, start, verbose, depth)
        if char == "(":
            return self.condition(start, verbose, depth)
        if char == ">":
            inner = self.alternatives(verbose, depth + 1)
            self.close(start)
            return ("atomic", inner)
        on = off = 0
        if char != ":":
            if char not in FLAGS and char != "-":
                raise source.error("unknown extension ?" + char, len(char) + 1)
            found = self.inline_flags(char)
            if found is None:
                if not first:
                    raise source.error("global flags not at the start of the expression",
                                       source.tell() - start)
                return None
            on, off = found
        inner = self.alternatives((verbose or bool(on & X)) and not off & X, depth + 1)
        self.close(start)
        return ("group", None, on, off, inner)

    def capture(self, name, start, verbose, depth):
        number = self.open_group(name)
        inner = self.alternatives(verbose, depth + 1)
        self.close(start)
        self.open.pop()
        self.widths[number] = self.width(inner)
        return ("group", number, 0, 0, inner)

    def named(self, start, verbose, depth):
        source = self.source
        if source.match("<"):
            name = source.get_until(">", "group name")
            source.check_name(name, 1)
            return self.capture(name, start, verbose, depth)
        if source.match("="):
            name = source.get_until(")", "group name")
            source.check_name(name, 1)
            group = self.names.get(name)
            if group is None:
                raise source.error(f"unknown group name {name!r}", len(name) + 1)
            self.check_reference(group, len(name) + 1)
            return ("ref", group)
        char = self.extension()
        raise source.error("unknown extension ?P" + char, len(char) + 2)

    def look_around(self, char, start, verbose, depth):
        source = self.source
        ahead = char != "<"
        before = self.behind
        if not ahead:
            char = self.extension()
            if char not in "=!":
                raise source.error("unknown extension ?<" + char, len(char) + 2)
            if before is None:
                self.behind = self.groups
        inner = self.alternatives(verbose, depth + 1)
        self.behind = before
        self.close(start)
        if not ahead:
            least, most = self.width(inner)
            if least != most:
                raise error("look-behind requires fixed-width pattern")
        if not inner and char == "!":
            return ("fail",)
        return ("look", ahead, char == "!", inner)

    def condition(self, start, verbose, depth):
        source = self.source
        name = source.get_until(")", "group name")
        if name.isidentifier():
            source.check_name(name, 1)
            group = self.names.get(name)
            if group is None:
                raise source.error(f"unknown group name {name!r}", len(name) + 1)
        else:
            if not name.isdecimal() or not name.isascii():
                raise source.error(f"bad character in group name {name!r}", len(name) + 1)
            group = int(name)
            if not group:
                raise source.error("bad group number", len(name) + 1)
            if group not in self.conditions:
                self.conditions[group] = source.tell() - len(name) - 1
        if self.behind is not None:
            self.check_behind(group)
        yes = self.sequence(verbose, depth + 1)
        no = []
        if source.match("|"):
            no = self.sequence(verbose, depth + 1)
            if source.next == "|":
                raise source.error("conditional backref with more than two branches")
        self.close(start)
        return ("cond", group, yes, no)

    def inline_flags(self, char):
        """Flags on and off of (?i-x: or None after (?i) has set them for the whole pattern."""
        source = self.source
        on = off = 0
        if char != "-":
            while True:
                flag = FLAGS[char]
                if source.is_text and char == "L":
                    raise source.error("bad inline flags: cannot use 'L' flag with a str pattern")
                if not source.is_text and char == "u":
                    raise source.error("bad inline flags: cannot use 'u' flag with a bytes "
                                       "pattern")
                on |= flag
                if flag & TYPES and on & TYPES != flag:
                    raise source.error("bad inline flags: flags 'a', 'u' and 'L' are "
                                       "incompatible")
                char = source.get()
                if char is None:
                    raise source.error("missing -, : or )")
                if char in ")-:":
                    break
                if char not in FLAGS:
                    raise source.error("unknown flag" if char.isalpha() else "missing -, : or )",
                                       len(char))
        if char == ")":
            self.flags |= on
            return None
        if char == "-":
            char = source.get()
            if char is None:
                raise source.error("missing flag")
            if char not in FLAGS:
                raise source.error("unknown flag" if char.isalpha() else "missing flag", len(char))
            while True:
                if FLAGS[char] & TYPES:
                    raise source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
                off |= FLAGS[char]
                char = source.get()
                if char is None:
                    raise source.error("missing :")
                if char == ":":
                    break
                if char not in FLAGS:
                    raise source.error("unknown flag" if char.isalpha() else "missing :",
                                       len(char))
        if on & off:
            raise source.error("bad inline flags: flag turned on and off", 1)
        return on, off

    # -- Widths --

    def width(self, sequence):
        """The least and the greatest number of characters."""
        least = most = 0
        for node in sequence:
            low, high = self.node_width(node)
            least += low
            most = None if most is None or high is None else most + high
        return least, most

    def node_width(self, node):
        kind = node[0]
        if kind in ("lit", "any", "in"):
            return 1, 1
        if kind == "group":
            return self.width(node[4])
        if kind == "atomic":
            return self.width(node[1])
        if kind == "ref":
            return self.widths.get(node[1], (0, None))
        if kind == "branch" or kind == "cond":
            widths = [self.width(s) for s in (node[1] if kind == "branch" else node[2:])]
            highest = [high for low, high in widths]
            return min(low for low, high in widths), None if None in highest else max(highest)
        if kind == "rep":
            low, high = self.width(node[4])
            return low * node[2], (None if node[3] is None or high is None else high * node[3])
        return 0, 0


def fix_flags(pattern, flags):
    """The flags with the default of the kind of pattern; ValueError for what does not fit."""
    if isinstance(pattern, str):
        if flags & L:
            raise ValueError("cannot use LOCALE flag with a str pattern")
        if flags & A and flags & U:
            raise ValueError("ASCII and UNICODE flags are incompatible")
        return flags if flags & A else flags | U
    if flags & U:
        raise ValueError("cannot use UNICODE flag with a bytes pattern")
    if flags & L and flags & A:
        raise ValueError("ASCII and LOCALE flags are incompatible")
    return flags


# ---- Templates ---------------------------------------------------------------------------------

def parse_template(template, pattern):
    """A replacement as a list of texts and group numbers."""
    source = Source(template)
    parts = []
    literal = []

    def flush():
        if literal:
            text = "".join(literal)
            parts.append(text if source.is_text else text.encode("latin1"))
            literal.clear()

    def group(index, position):
        if index > pattern.groups:
            raise error(f"invalid group reference {index}", template, position)
        flush()
        parts.append(index)

    while True:
        this = source.get()
        if this is None:
            break
        if this[0] != "\\":
            literal.append(this)
            continue
        kind = this[1]
        if kind == "g":
            if not source.match("<"):
                raise source.error("missing <")
            name = source.get_until(">", "group name")
            if name.isidentifier():
                source.check_name(name, 1)
                if name not in pattern.groupindex:
                    raise IndexError(f"unknown group name {name!r}")
                group(pattern.groupindex[name], 0)
            else:
                if not name.isdecimal() or not name.isascii():
                    raise source.error(f"bad character in group name {name!r}", len(name) + 1)
                group(int(name), source.tell() - len(name) - 1)
        elif kind == "0":
            this += source.get_while(2, OCTAL)
            literal.append(chr(int(this[1:], 8) & 0xff))
        elif kind in DIGITS:
            _numbered_part(source, this, literal, group)
        elif kind in _characters:
            literal.append(chr(_characters[kind]))
        elif kind in LETTERS:
            raise source.error(f"bad escape {this}", len(this))
        else:
            literal.append(this)
    flush()
    return parts


def _numbered_part(source, this, literal, group):
    if source.next is not None and source.next in DIGITS:
        this += source.get()
        if (this[1] in OCTAL and this[2] in OCTAL and source.next is not None
                and source.next in OCTAL):
            this += source.get()
            code = int(this[1:], 8)
            if code > 0o377:
                raise source.error(f"octal escape value {this} outside of range 0-0o377",
                                   len(this))
            literal.append(chr(code))
            return
    group(int(this[1:]), source.tell() - len(this) + 1)
