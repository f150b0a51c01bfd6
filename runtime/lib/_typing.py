"""_typing: what typing.py of Python's own library needs here. It has its own _idfunc where this has
none.

typing compiles the text of an annotation and evaluates it later. A compiled program has no
compiler, so typing gets its own compile() and eval() from here (they are put among its globals,
where they hide the built-in ones): they know the expressions that annotations are made of.

    name    a.b    X[Y, Z]    X | Y    [X, Y]    (X, Y)    *X    None, ..., numbers and strings

Anything else is a SyntaxError, as a text that is no expression is.
"""

import sys


# ---- Words ---------------------------------------------------------------------------------------

_SYMBOLS = frozenset("[]()|,.*-")


class _Reader:
    """The words of a text, one at a time; "" at the end. Strings and numbers begin with = here."""

    def __init__(self, text):
        self.text = text
        self.at = 0
        self.word = None
        self.step()

    def fail(self):
        raise SyntaxError("invalid syntax", ("<string>", 1, self.at, self.text))

    def step(self):
        text = self.text
        while self.at < len(text) and text[self.at] in " \t\n":
            self.at += 1
        start = self.at
        if start == len(text):
            self.word = ""
        elif text.startswith("...", start):
            self.word, self.at = "...", start + 3
        elif text[start] in _SYMBOLS:
            self.word, self.at = text[start], start + 1
        elif text[start] in "'\"":
            self.string("")
        else:
            while self.at < len(text) and (text[self.at].isalnum() or text[self.at] == "_"):
                self.at += 1
            self.word = text[start:self.at]
            if not self.word:
                self.fail()
            if self.word.lower() in ("r", "b", "rb", "br", "u") and text[self.at:self.at + 1] in (
                    "'", '"'):
                self.string(self.word.lower())
            elif self.word[0].isdigit():
                self.number()

    def string(self, prefix):
        text = self.text
        quote = text[self.at] * 3 if text.startswith(text[self.at] * 3, self.at) else text[self.at]
        start = self.at = self.at + len(quote)
        while not text.startswith(quote, self.at):
            self.at += 2 if text[self.at:self.at + 1] == "\\" else 1
            if self.at > len(text) - len(quote):
                self.fail()
        value = text[start:self.at]
        self.at += len(quote)
        if "r" not in prefix and "\\" in value:
            value = value.encode("latin-1", "backslashreplace").decode("unicode_escape")
        self.word, self.value = "=", value.encode("latin-1") if "b" in prefix else value

    def number(self):
        try:
            self.value = int(self.word, 0)
        except ValueError:
            self.fail()
        self.word = "="

    def take(self, word):
        if self.word != word:
            return False
        self.step()
        return True


# ---- Expressions: functions of the two namespaces ------------------------------------------------

_KEYWORDS = frozenset("""
    and as assert async await break class continue def del elif else except finally for from global
    if import in is lambda nonlocal not or pass raise return try while with yield
""".split())
_CONSTANTS = {"None": None, "True": True, "False": False, "...": ...}


def _union(r):
    left = _primary(r)
    while r.take("|"):
        left = _make_union(left, _primary(r))
    return left


def _make_union(a, b):
    return lambda g, l: a(g, l) | b(g, l)


def _primary(r):
    value = _atom(r)
    while True:
        if r.take("."):
            if not r.word.isidentifier():
                r.fail()
            value = _make_attribute(value, r.word)
            r.step()
        elif r.take("["):
            value = _make_subscript(value, _items(r, "]", True))
        else:
            return value


def _make_attribute(value, name):
    return lambda g, l: getattr(value(g, l), name)


def _make_subscript(value, key):
    return lambda g, l: value(g, l)[key(g, l)]


def _constant(value):
    return lambda g, l: value


def _name(name):
    def look_up(g, l):
        for space in (l, g):
            if name in space:
                return space[name]
        builtins = g.get("__builtins__", sys.modules["builtins"])
        space = builtins if isinstance(builtins, dict) else builtins.__dict__
        if name in space:
            return space[name]
        raise NameError(f"name {name!r} is not defined", name=name)
    return look_up


def _atom(r):
    word = r.word
    if word == "=":
        value = r.value
        r.step()
        while r.word == "=" and isinstance(value, (str, bytes)):
            value += r.value
            r.step()
        return _constant(value)
    if word in _CONSTANTS:
        r.step()
        return _constant(_CONSTANTS[word])
    if r.take("-"):
        inner = _atom(r)
        return lambda g, l: -inner(g, l)
    if r.take("("):
        return _items(r, ")", False)
    if r.take("["):
        inner = _items(r, "]", None)
        return lambda g, l: list(inner(g, l))
    if not word.isidentifier() or word in _KEYWORDS:
        r.fail()
    r.step()
    return _name(word)


def _items(r, end, is_subscript):
    """What stands in brackets: one thing, or a tuple; always that where is_subscript is None."""
    items, plain = [], False
    while r.word != end:
        if r.take("*"):
            inner = _primary(r)
            items.append((True, inner))
        else:
            items.append((False, _union(r)))
            plain = len(items) == 1 and r.word == end
        if not r.take(","):
            break
    if not r.take(end) or is_subscript and not items:
        r.fail()
    if plain and is_subscript is not None:
        return items[0][1]
    return lambda g, l: tuple(
        value for starred, item in items
        for value in (item(g, l) if starred else (item(g, l),)))


# ---- What typing calls ---------------------------------------------------------------------------

class _Code:
    """A text, and what evaluates it."""

    def __init__(self, text, evaluate):
        self.co_name = "<module>"
        self.text = text
        self.evaluate = evaluate

    def __eq__(self, other):
        return isinstance(other, _Code) and self.text == other.text

    def __hash__(self):
        return hash(self.text)


def _compile(source, filename, mode):
    r = _Reader(source)
    evaluate = _union(r)
    if r.word:
        r.fail()
    return _Code(source, evaluate)


def _eval(code, globals=None, locals=None):
    globals = {} if globals is None else globals
    return code.evaluate(globals, globals if locals is None else locals)


class _Sys:
    """sys for typing, which asks for the frame of its caller: for the name of the module that a type
    variable is made in, and whether isinstance() was called by abc or functools. A program that keeps
    no records of its calls has no frames: then it is taken that __main__ called."""

    def __getattr__(self, name):
        return getattr(sys, name)

    def _getframe(self, depth):
        try:
            return sys._getframe(depth + 1)
        except ValueError:
            if depth > 3:  # a subclass check, which abc may have called
                raise
            return _frame


class _frame:
    f_globals = {"__name__": "__main__"}


_names = sys.modules["typing"].__dict__
_names["sys"] = _Sys()
_names["compile"] = _compile
_names["eval"] = _eval
