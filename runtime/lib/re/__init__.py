"""re: regular expressions, on PCRE2.

A pattern is parsed here, with CPython's rules and messages, and translated for PCRE2 (_translate),
which the module _re drives. A match is the tuple of offsets that it gives.

It differs from CPython's because patterns are matched by PCRE2.
"""

import copyreg as _copyreg
import enum as _enum
from types import GenericAlias as _GenericAlias
from types import MappingProxyType as _MappingProxyType
import _re
from re import _pattern
from re import _translate
from re._pattern import error

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile",
    "purge", "template", "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U",
    "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG",
    "RegexFlag",
]

__version__ = "2.2.1"


@_enum.global_enum
class RegexFlag(_enum.IntFlag, boundary=_enum.KEEP):
    NOFLAG = 0
    ASCII = A = _pattern.A
    IGNORECASE = I = _pattern.I
    LOCALE = L = _pattern.L
    UNICODE = U = _pattern.U
    MULTILINE = M = _pattern.M
    DOTALL = S = _pattern.S
    VERBOSE = X = _pattern.X
    TEMPLATE = T = _pattern.T
    DEBUG = _pattern.DEBUG
    __str__ = object.__str__
    _numeric_repr_ = hex


_FLAG_NAMES = ["TEMPLATE", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "UNICODE", "VERBOSE",
               "DEBUG", "ASCII"]
_LAST = (1 << 63) - 1
_SEARCH, _MATCH, _FULL = 0, _re.ANCHORED, _re.ANCHORED | _re.ENDANCHORED


# ---- Matches -----------------------------------------------------------------------------------

class Match:
    """What a pattern has matched."""

    __slots__ = ("string", "re", "pos", "endpos", "_offsets")

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 're.Match' instances")

    def _index(self, group):
        """The place of a group's start in the offsets."""
        if type(group) is not int:
            number = self.re.groupindex.get(group) if isinstance(group, str) else None
            if number is None:
                try:
                    number = group.__index__()
                except AttributeError:
                    raise IndexError("no such group") from None
            group = number
        if 0 <= group <= self.re.groups:
            return 2 * group
        raise IndexError("no such group")

    def _text(self, index, default=None):
        start = self._offsets[index]
        if start < 0:
            return default
        return _piece(self.string, start, self._offsets[index + 1])

    def group(self, *groups):
        """The text of a group, or a tuple of the texts of several."""
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(self._index(groups[0]))
        return tuple([self._text(self._index(group)) for group in groups])

    def __getitem__(self, group):
        return self._text(self._index(group))

    def groups(self, default=None):
        """The texts of all groups; default for one that took no part."""
        return tuple([self._text(i, default) for i in range(2, len(self._offsets), 2)])

    def groupdict(self, default=None):
        """The texts of the named groups by their names."""
        return {name: self._text(2 * number, default)
                for name, number in self.re.groupindex.items()}

    def start(self, group=0, /):
        return self._offsets[self._index(group)]

    def end(self, group=0, /):
        return self._offsets[self._index(group) + 1]

    def span(self, group=0, /):
        index = self._index(group)
        return self._offsets[index], self._offsets[index + 1]

    def expand(self, template):
        """The template with its references filled in."""
        return _fill(_template(self.re, template), self, self.string[:0])

    @property
    def regs(self):
        offsets = self._offsets
        return tuple([(offsets[i], offsets[i + 1]) for i in range(0, len(offsets), 2)])

    @property
    def lastindex(self):
        # The group that was closed last ends last; of those that end there, the outermost around
        # the one that stands last.
        offsets = self._offsets
        if type(offsets) is _LexiconOffsets:
            return offsets.last
        last = -1
        for i in range(3, len(offsets), 2):
            last = max(last, offsets[i])
        if last < 0:
            return None
        found = None
        for i in range(3, len(offsets), 2):
            if offsets[i] == last:
                found = i // 2
        group = found
        while group:
            group = self.re._parents[group]
            if group and offsets[2 * group + 1] == last:
                found = group
        return found

    @property
    def lastgroup(self):
        index = self.lastindex
        for name, number in self.re.groupindex.items():
            if number == index:
                return name
        return None

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"

    __class_getitem__ = classmethod(_GenericAlias)


def _piece(string, start, end):
    piece = string[start:end]
    return piece if type(piece) is str or type(piece) is bytes else bytes(piece)


def _new_match(pattern, string, pos, endpos, offsets):
    match = object.__new__(Match)
    match.string = string
    match.re = pattern
    match.pos = pos
    match.endpos = endpos
    match._offsets = offsets
    return match


# ---- Patterns ----------------------------------------------------------------------------------

class Pattern:
    """A compiled regular expression."""

    __slots__ = ("pattern", "flags", "groups", "groupindex", "_parents", "_tree", "_unicode",
                 "_is_text", "_phrases", "_search", "_match", "_fullmatch", "__weakref__")

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 're.Pattern' instances")

    def _program(self, anchors):
        def translate(unit):
            return _translate.Translator(self.flags, self._unicode, unit).translate(self._tree)
        options = anchors | _re.ALT_CIRCUMFLEX | (_re.UCP if self._unicode else 0)
        program = _re.Program(translate, options)
        if self._phrases is not None:
            return _LexiconProgram(program, self._phrases)
        if _translate.has_long(self._tree):
            return _LongProgram(program, self.groups)
        return program

    def _subject(self, string):
        """What _re takes for string."""
        if isinstance(string, str):
            if self._is_text is False:
                raise TypeError("cannot use a bytes pattern on a string-like object")
            return string
        if not isinstance(string, (bytes, bytearray)):
            try:
                string = bytes(memoryview(string))
            except TypeError:
                raise TypeError("expected string or bytes-like object, got "
                                f"'{type(string).__name__}'") from None
        if self._is_text is True:
            raise TypeError("cannot use a string pattern on a bytes-like object")
        return string

    def _once(self, program, string, pos, endpos):
        subject = self._subject(string)
        size = len(subject)
        pos = 0 if pos < 0 else size if pos > size else pos
        endpos = 0 if endpos < 0 else size if endpos > size else endpos
        offsets = program.match(subject, pos, endpos, False)
        if offsets is None:
            return None
        return _new_match(self, string, pos, endpos, offsets)

    def search(self, string, pos=0, endpos=_LAST):
        """The first match in string, or None."""
        if self._search is None:
            self._search = self._program(_SEARCH)
        return self._once(self._search, string, pos, endpos)

    def match(self, string, pos=0, endpos=_LAST):
        """The match at the beginning of string, or None."""
        if self._match is None:
            self._match = self._program(_MATCH)
        return self._once(self._match, string, pos, endpos)

    def fullmatch(self, string, pos=0, endpos=_LAST):
        """The match of all of string, or None."""
        if self._fullmatch is None:
            self._fullmatch = self._program(_FULL)
        return self._once(self._fullmatch, string, pos, endpos)

    def _offsets_of_all(self, string, pos=0, endpos=_LAST):
        """The offsets of every match; after an empty one another may begin where it stands, if
        that is not empty."""
        if self._search is None:
            self._search = self._program(_SEARCH)
        subject = self._subject(string)
        size = len(subject)
        pos = 0 if pos < 0 else size if pos > size else pos
        endpos = 0 if endpos < 0 else size if endpos > size else endpos
        return self._steps(self._search.match, subject, pos, endpos)

    def _steps(self, match, subject, pos, endpos):
        empty = False
        while True:
            offsets = match(subject, pos, endpos, empty)
            if offsets is None:
                return
            yield offsets
            pos = offsets[1]
            empty = offsets[0] == pos

    def finditer(self, string, pos=0, endpos=_LAST):
        """An iterator over all matches."""
        steps = self._offsets_of_all(string, pos, endpos)
        size = len(string)
        pos, endpos = max(0, min(pos, size)), max(0, min(endpos, size))
        return (_new_match(self, string, pos, endpos, offsets) for offsets in steps)

    def scanner(self, string, pos=0, endpos=_LAST):
        return _Scanner(self, string, pos, endpos)

    def findall(self, string, pos=0, endpos=_LAST):
        """A list of all matches: their texts, or those of the groups if there are any."""
        found = []
        groups = self.groups
        for offsets in self._offsets_of_all(string, pos, endpos):
            if groups <= 1:
                start, end = offsets[2 * groups:]
                found.append(_piece(string, start, end) if start >= 0 else string[:0])
                continue
            texts = []
            for i in range(2, len(offsets), 2):
                start = offsets[i]
                texts.append(_piece(string, start, offsets[i + 1]) if start >= 0 else string[:0])
            found.append(tuple(texts))
        return found

    def split(self, string, maxsplit=0):
        """The texts between the matches, and those of the groups."""
        parts = []
        last = 0
        for offsets in self._offsets_of_all(string) if maxsplit >= 0 else ():
            parts.append(_piece(string, last, offsets[0]))
            for i in range(2, len(offsets), 2):
                start = offsets[i]
                parts.append(_piece(string, start, offsets[i + 1]) if start >= 0 else None)
            last = offsets[1]
            maxsplit -= 1
            if maxsplit == 0:
                break
        parts.append(_piece(string, last, len(string)))
        return parts

    def sub(self, repl, string, count=0):
        """string with each match replaced by a template or by what a function gives."""
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        """The same, and how many there were."""
        filler = None
        if not callable(repl):
            parts = _template(self, repl)
            if parts and (len(parts) > 1 or type(parts[0]) is int):
                filler = parts
            else:
                repl = parts[0] if parts else repl[:0]
        pieces = []
        done = last = 0
        size = len(string)
        for offsets in self._offsets_of_all(string) if count >= 0 else ():
            start = offsets[0]
            if start > last:
                pieces.append(_piece(string, last, start))
            if filler is not None:
                pieces.append(_fill(filler, _new_match(self, string, 0, size, offsets),
                                    string[:0]))
            elif callable(repl):
                item = repl(_new_match(self, string, 0, size, offsets))
                if item is not None:
                    pieces.append(item)
            else:
                pieces.append(repl)
            last = offsets[1]
            done += 1
            if done == count:
                break
        if last < size:
            pieces.append(_piece(string, last, size))
        return ("" if isinstance(string, str) else b"").join(pieces), done

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self.flags == other.flags and self._is_text == other._is_text
                and self.pattern == other.pattern)

    def __hash__(self):
        return hash((self.pattern, self.flags, self._is_text))

    def __repr__(self):
        flags = self.flags
        if self._is_text and flags & (_pattern.L | _pattern.U | _pattern.A) == _pattern.U:
            flags &= ~_pattern.U
        names = []
        for bit, name in enumerate(_FLAG_NAMES):
            if flags & 1 << bit:
                names.append("re." + name)
                flags &= ~(1 << bit)
        if flags:
            names.append(hex(flags))
        text = repr(self.pattern)[:200]
        return f"re.compile({text}{', ' if names else ''}{'|'.join(names)})"

    __class_getitem__ = classmethod(_GenericAlias)


class _Scanner:
    """Goes from match to match, each time searching or matching where the last one ended."""

    def __init__(self, pattern, string, pos, endpos):
        self.pattern = pattern
        self._next = pos
        self._arguments = string, endpos
        self._empty = False

    def _step(self, attribute, anchors):
        pattern = self.pattern
        if getattr(pattern, attribute) is None:
            setattr(pattern, attribute, pattern._program(anchors))
        string, endpos = self._arguments
        subject = pattern._subject(string)
        offsets = getattr(pattern, attribute).match(subject, self._next, endpos, self._empty)
        if offsets is None:
            return None
        self._next = offsets[1]
        self._empty = offsets[0] == offsets[1]
        return _new_match(pattern, string, 0, min(endpos, len(string)), offsets)

    def search(self):
        return self._step("_search", _SEARCH)

    def match(self):
        return self._step("_match", _MATCH)


def _parse(pattern, flags):
    """The tree of a pattern, and the parser that read it."""
    parser = _pattern.Parser(pattern, flags)
    tree = parser.parse()
    if parser.flags & _pattern.X and not flags & _pattern.X:
        parser = _pattern.Parser(pattern, flags | _pattern.X)
        tree = parser.parse()
    return tree, parser


def _new_pattern(pattern, flags):
    tree, parser = _parse(pattern, flags)
    result = object.__new__(Pattern)
    result.pattern = pattern
    result.flags = int(_pattern.fix_flags(pattern, parser.flags))
    result.groups = parser.groups - 1
    result.groupindex = _MappingProxyType(parser.names)
    result._parents = parser.parents
    result._tree = tree
    result._is_text = isinstance(pattern, str)
    result._unicode = _translate.uses_unicode(result.flags, tree)
    result._phrases = None
    result._search = result._match = result._fullmatch = None
    return result


class _LongProgram:
    """A program with groups of the translator's own behind those of the pattern."""

    def __init__(self, program, groups):
        self._program = program
        self._size = 2 * groups + 2

    def match(self, subject, pos, endpos, empty):
        found = self._program.match(subject, pos, endpos, empty)
        return found and found[:self._size]


# ---- Lexicons ----------------------------------------------------------------------------------

# The phrases of a lexicon are alternatives, each in a group of its own. Phrases count their groups
# from 1 too, so that a number stands for the group around a phrase and for groups inside phrases;
# in CPython they write the same two marks. PCRE2 has a number for each, and what it finds is put
# together.

class _LexiconOffsets(tuple):
    """The offsets of a match of a lexicon, with `last`: the number of its phrase."""


class _LexiconProgram:
    def __init__(self, program, phrases):
        self._program = program
        self._phrases = phrases     # of each: PCRE2's number of its group, how many are inside

    def match(self, subject, pos, endpos, empty):
        found = self._program.match(subject, pos, endpos, empty)
        if found is None:
            return None
        offsets = list(found[:2]) + [-1, -1] * len(self._phrases)
        for last, (around, inside) in enumerate(self._phrases, 1):
            if found[2 * around] >= 0:
                break
        offsets[2 * last:2 * last + 2] = found[2 * around:2 * around + 2]
        for number in range(1, inside + 1):
            start, end = found[2 * (around + number):2 * (around + number) + 2]
            if start >= 0:
                offsets[2 * number] = start
                if number != last:
                    offsets[2 * number + 1] = end
        result = _LexiconOffsets(offsets)
        result.last = last
        return result


def _new_lexicon(patterns, flags):
    phrases, nodes = [], []
    around = 1
    for pattern in patterns:
        tree, parser = _parse(pattern, flags)
        _pattern.fix_flags(pattern, parser.flags)
        inside = parser.groups - 1
        if inside > len(patterns) + 1:  # CPython looks no closer; nothing shows of that one more
            raise RuntimeError("invalid SRE code")
        nodes.append([("phrase", around, tree)])
        phrases.append((around, min(inside, len(patterns))))
        around += inside + 1
    if not patterns:
        raise RuntimeError("invalid SRE code")
    result = object.__new__(Pattern)
    result.pattern = None
    result.flags = flags
    result.groups = len(patterns)
    result.groupindex = _MappingProxyType({})
    result._parents = {}
    result._tree = [("branch", nodes)]
    result._is_text = None          # it takes both
    result._unicode = _translate.uses_unicode(flags, result._tree)
    result._phrases = phrases
    result._search = result._match = result._fullmatch = None
    return result


class Scanner:
    """Takes a text apart by a list of (pattern, action)."""

    def __init__(self, lexicon, flags=0):
        if isinstance(flags, RegexFlag):
            flags = flags.value
        self.lexicon = lexicon
        self.scanner = _new_lexicon([phrase for phrase, action in lexicon], flags)

    def scan(self, string):
        """What the actions made of the beginning of string, and the rest of it."""
        result = []
        match = self.scanner.scanner(string).match
        done = 0
        while True:
            found = match()
            if not found or found.end() == done:
                break
            action = self.lexicon[found.lastindex - 1][1]
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                result.append(action)
            done = found.end()
        return result, string[done:]


# ---- Templates ---------------------------------------------------------------------------------

_templates = {}


def _template(pattern, template):
    """The parts of a template, kept for the next time."""
    key = type(template), template, pattern
    try:
        return _templates[key]
    except KeyError:
        pass
    except TypeError:
        return _pattern.parse_template(template, pattern)
    if len(_templates) >= 512:
        _templates.clear()
    parts = _templates[key] = _pattern.parse_template(template, pattern)
    return parts


def _fill(parts, match, empty):
    texts = []
    for part in parts:
        if type(part) is int:
            part = match._text(2 * part, empty)
        texts.append(part)
    return empty.join(texts)


# ---- The functions -----------------------------------------------------------------------------

_cache = {}
_MAXCACHE = 512


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    key = type(pattern), pattern, flags
    try:
        return _cache[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes, bytearray)):
        raise TypeError("first argument must be string or compiled pattern")
    compiled = _new_pattern(pattern, flags)
    if not flags & _pattern.DEBUG:
        if len(_cache) >= _MAXCACHE:
            del _cache[next(iter(_cache))]
        _cache[key] = compiled
    return compiled


def match(pattern, string, flags=0):
    """The match of pattern at the beginning of string, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """The match of pattern with all of string, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """The first match of pattern in string, or None."""
    return _compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    """string with the matches of pattern replaced."""
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    """string with the matches of pattern replaced, and their number."""
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    """The parts of string between the matches of pattern."""
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """All matches of pattern in string as a list."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator over all matches of pattern in string."""
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    """The pattern as an object."""
    return _compile(pattern, flags)


def purge():
    """Forgets the patterns that have been compiled."""
    _cache.clear()
    _templates.clear()


def template(pattern, flags=0):
    return _compile(pattern, flags | T)


_special = {code: "\\" + chr(code) for code in b"()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """pattern with a backslash before each character that is special."""
    if isinstance(pattern, str):
        return pattern.translate(_special)
    return str(pattern, "latin1").translate(_special).encode("latin1")


def _pickle(pattern):
    return _compile, (pattern.pattern, pattern.flags)


_copyreg.pickle(Pattern, _pickle, _compile)
