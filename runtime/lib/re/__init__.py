"""re: regular expressions, on PCRE2.

A pattern is parsed here, with CPython's rules and messages, and translated for PCRE2 (_translate),
which the module _re drives.

It differs from CPython's because patterns are matched by PCRE2.
"""

import copyreg as _copyreg
import enum as _enum
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


Pattern, Match = _re.Pattern, _re.Match


# ---- Patterns ----------------------------------------------------------------------------------

def _parse(pattern, flags):
    """The tree of a pattern, and the parser that read it."""
    parser = _pattern.Parser(pattern, flags)
    tree = parser.parse()
    if parser.flags & _pattern.X and not flags & _pattern.X:
        parser = _pattern.Parser(pattern, flags | _pattern.X)
        tree = parser.parse()
    return tree, parser


def _make(pattern, flags, names, parents, tree, is_text, phrases=None):
    """A Pattern; parents are those of its groups."""
    unicode = _translate.uses_unicode(flags, tree)

    def translate(unit):
        return _translate.Translator(flags, unicode, unit).translate(tree)
    return _re.make(pattern, flags, len(parents) - 1, names, _MappingProxyType(names), parents,
                    translate, unicode, is_text, phrases)


def _new_pattern(pattern, flags):
    tree, parser = _parse(pattern, flags)
    parents = (0, *[parser.parents[group] for group in range(1, parser.groups)])
    return _make(pattern, int(_pattern.fix_flags(pattern, parser.flags)), parser.names, parents,
                 tree, isinstance(pattern, str))


# ---- Lexicons ----------------------------------------------------------------------------------

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
    return _make(None, int(flags), {}, (0,) * (len(patterns) + 1), [("branch", nodes)], None, phrases)


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
