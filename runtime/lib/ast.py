"""ast: literal_eval(), for texts that are literals.

It differs from CPython's because a compiled program has no parser of Python: the one here reads
expressions only, and builds just as much of them as tells a literal from what is none. So there are
no node classes; parse() is a NotImplementedError.
"""

import re as _re
from _codecs import escape_decode as _escape_decode

__all__ = ["literal_eval", "parse"]


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None):
    raise NotImplementedError("ast.parse(): a compiled program has no parser of Python")


# ---- Tokens --------------------------------------------------------------------------------------

# Kinds of tokens: "name", "keyword", "number", "string", "op", "newline", "indent" and "end". The
# value of a number is the number; that of a string its text, bytes, or None for an f-string.

_KEYWORDS = frozenset("""
    False None True and as assert async await break class continue def del elif else except finally
    for from global if import in is lambda nonlocal not or pass raise return try while with yield
""".split())
_CONSTANTS = {"None": None, "True": True, "False": False}
_OPERATORS = """
    **= //= >>= <<= ... += -= *= /= %= &= |= ^= @= != -> == <= >= <> := ** // >> <<
    ( ) [ ] { } , : . ; + - * / % @ & | ^ ~ < > =
""".split()
_CLOSING = {")": "(", "]": "[", "}": "{"}
_NUMBER = _re.compile(r"""
    (?P<x>0[xX](?:_?[0-9a-fA-F])+) | (?P<b>0[bB](?:_?[01])+) | (?P<o>0[oO](?:_?[0-7])+)
    | (?P<d>(?:\d+(?:_\d+)*)?\.\d+(?:_\d+)*(?:[eE][+-]?\d+(?:_\d+)*)?
      | \d+(?:_\d+)*\.?(?:[eE][+-]?\d+(?:_\d+)*)?)(?P<j>[jJ])?
""", _re.VERBOSE | _re.ASCII)
_STRING = _re.compile(r"""([bB][rR]?|[rR][bB]?|[uU]|[fF][rR]?|[rR][fF])?(\"\"\"|'''|"|')""")
_AFTER_NUMBER = _re.compile(r"(?:and|else|for|if|in|is|not|or)(?!\w)")
_BASES = {"x": "hexadecimal", "o": "octal", "b": "binary"}
_MAX_BRACKETS = 200


class _Token:
    __slots__ = ("kind", "text", "value", "line", "column")

    def __init__(self, kind, text, value, line, column):
        self.kind = kind
        self.text = text
        self.value = value
        self.line = line
        self.column = column


class _Tokenizer:
    """All tokens of a text. An error of a token comes before any of the grammar, as in CPython."""

    def __init__(self, text):
        self.text = text
        self.lines = text.split("\n")
        self.at = 0
        self.line = 1
        self.line_start = 0
        self.brackets = []
        self.tokens = []

    def error(self, message, at=None, line=None, kind=SyntaxError):
        if at is None:
            at = self.at
        start = self.text.rfind("\n", 0, at) + 1
        if line is None:
            line = self.text.count("\n", 0, at) + 1
        return kind(message, ("<unknown>", line, at - start + 1, self.lines[line - 1]))

    def add(self, kind, end, value=None):
        self.tokens.append(_Token(kind, self.text[self.at:end], value, self.line,
                                  self.at - self.line_start + 1))
        self.at = end

    def new_line(self):
        """Over the end of a line."""
        self.at += 1
        self.line += 1
        self.line_start = self.at

    def run(self):
        text = self.text
        fresh = True                # nothing but blanks since the line began
        while self.at < len(text):
            char = text[self.at]
            if char == "\n":
                if not self.brackets and not fresh:
                    self.add("newline", self.at)
                self.new_line()
                fresh = True
            elif char in " \t\f":
                self.at += 1
            elif char == "#":
                end = text.find("\n", self.at)
                self.at = len(text) if end < 0 else end
            elif char == "\\":
                self.continuation()
                fresh = False
            else:
                if fresh and not self.brackets and self.line_start and (
                        text[self.line_start:self.at].strip("\f")):
                    self.add("indent", self.at)
                fresh = False
                self.token(char)
        if fresh and self.line_start and text[-1] in " \t" and not self.brackets and (
                text[self.line_start:].isspace()):
            self.add("indent", self.at)
        if text.endswith("\n") or not text:
            self.line -= 1          # the end belongs to the last line
        self.add("end", self.at)
        return self.tokens

    def continuation(self):
        if self.text[self.at + 1:self.at + 2] != "\n":
            raise self.error("unexpected character after line continuation character")
        if self.at + 2 == len(self.text):
            raise self.error("unexpected EOF while parsing")
        self.at += 1
        self.new_line()

    def token(self, char):
        text = self.text
        string = _STRING.match(text, self.at)
        if string:
            self.string((string[1] or "").lower(), string[2], string.end())
        elif char.isascii() and (char.isdigit() or (
                char == "." and text[self.at + 1:self.at + 2].isdecimal())):
            self.number()
        elif char.isidentifier():
            end = self.at + 1
            while end < len(text) and ("a" + text[end]).isidentifier():
                end += 1
            self.add("keyword" if text[self.at:end] in _KEYWORDS else "name", end)
        else:
            self.operator(char)

    def operator(self, char):
        for operator in _OPERATORS:
            if self.text.startswith(operator, self.at):
                break
        else:
            if char in "$?!`":
                raise self.error("invalid syntax")
            shown = f"U+{ord(char):04X}"
            raise self.error(f"invalid character '{char}' ({shown})" if char.isprintable() else
                             f"invalid non-printable character {shown}")
        if char in "([{":
            if len(self.brackets) >= _MAX_BRACKETS:
                raise self.error("too many nested parentheses")
            self.brackets.append((char, self.at, self.line))
        elif char in ")]}":
            if not self.brackets:
                raise self.error(f"unmatched '{char}'")
            opening, at, line = self.brackets.pop()
            if opening != _CLOSING[char]:
                where = f" on line {line}" if line != self.line else ""
                raise self.error(f"closing parenthesis '{char}' does not match opening "
                                 f"parenthesis '{opening}'{where}")
        self.add("op", self.at + len(operator))

    # -- Numbers --

    def number(self):
        text = self.text
        found = _NUMBER.match(text, self.at)
        base = next((base for base in "xob" if found[base]), "d")
        end = found.end()
        prefix = text[self.at + 1:self.at + 2].lower()
        if base == "d" and found[0] == "0" and prefix and prefix in "xob":
            after = text[self.at + 2:self.at + 3]
            if prefix != "x" and after.isascii() and after.isdigit():
                raise self.error(f"invalid digit '{after}' in {_BASES[prefix]} literal",
                                 self.at + 2)
            raise self.error(f"invalid {_BASES[prefix]} literal", self.at + 1)
        name = "imaginary" if found["j"] else _BASES.get(base, "decimal")
        after = text[end:end + 1]
        if base in "bo" and after.isascii() and after.isdigit():
            raise self.error(f"invalid digit '{after}' in {name} literal", end)
        if after == "_" or after.isascii() and after.isalnum() and not (
                _AFTER_NUMBER.match(text, end)):
            raise self.error(f"invalid {name} literal", end - 1)
        self.add("number", end, self.number_value(found[0], base))

    def number_value(self, text, base):
        if base != "d":
            return int(text, 0)
        if text[-1] in "jJ":
            return complex(0.0, float(text[:-1]))
        if not text.replace("_", "").isdigit():
            return float(text)
        if text[0] == "0" and text.strip("0_"):
            raise self.error("leading zeros in decimal integer literals are not permitted; use an "
                             "0o prefix for octal integers")
        try:
            return int(text)
        except ValueError as error:
            raise self.error(f"{error} - Consider hexadecimal for huge integer literals to avoid "
                             "decimal conversion limits.") from None

    # -- Strings --

    def string(self, prefix, quote, start):
        text = self.text
        end = start
        while not text.startswith(quote, end):
            if text[end:end + 1] == "\\":
                end += 2
            elif end >= len(text) or len(quote) == 1 and text[end] == "\n":
                self.unterminated(quote, min(end, len(text)))
            else:
                end += 1
        self.add("string", end + len(quote), self.string_value(text[start:end], prefix))
        lines = text.count("\n", start, end)
        if lines:
            self.line += lines
            self.line_start = text.rfind("\n", start, end) + 1

    def unterminated(self, quote, end):
        kind = "triple-quoted string" if len(quote) == 3 else "string"
        last = self.text.count("\n", 0, end) + 1
        if end and len(quote) == 3 and self.text.endswith("\n"):
            last -= 1
        raise self.error(f"unterminated {kind} literal (detected at line {last})", line=self.line)

    def string_value(self, text, prefix):
        raw = "r" in prefix or "\\" not in text
        if "f" in prefix:
            return None
        if "b" in prefix:
            if not text.isascii():
                raise self.error("bytes can only contain ASCII literal characters")
            value = text.encode("ascii")
            if raw:
                return value
            try:
                return _escape_decode(value)[0]
            except ValueError as error:
                raise self.error(f"(value error) {error}") from None
        if raw:
            return text
        if not text.isascii():
            text = _escape_wide(text)
        if "\\N" in text:
            import unicodedata      # the codec asks it
        try:
            return text.encode("ascii").decode("unicode_escape")
        except UnicodeDecodeError as error:
            raise self.error(f"(unicode error) {error}") from None


def _escape_wide(text):
    """The text in ASCII, its other characters as escapes."""
    parts = []
    escaped = False
    for char in text:
        if escaped and not char.isascii():
            parts.append("u005c")   # the backslash is one for itself
        escaped = char == "\\" and not escaped
        parts.append(char if char.isascii() else f"\\U{ord(char):08x}")
    return "".join(parts)


# ---- The grammar of expressions ------------------------------------------------------------------

class _Node:
    """An expression, with as much of its value as a literal has."""

    __slots__ = ("kind", "lineno", "value")

    def __init__(self, kind, lineno, value=None):
        self.kind = kind
        self.lineno = lineno
        self.value = value


# How tightly an operator binds.
_LEVELS = {"|": 1, "^": 2, "&": 3, "<<": 4, ">>": 4, "+": 5, "-": 5,
           "*": 6, "/": 6, "//": 6, "%": 6, "@": 6}
_COMPARISONS = frozenset(("==", "!=", "<", ">", "<=", ">="))


class _Parser:
    def __init__(self, text):
        self.tokenizer = _Tokenizer(text)
        self.tokens = self.tokenizer.run()
        self.index = 0
        self.token = self.tokens[0]

    # -- Tokens --

    def step(self):
        token = self.token
        self.index += 1
        if self.index < len(self.tokens):
            self.token = self.tokens[self.index]
        return token

    def at(self, *texts):
        return self.token.text in texts and self.token.kind in ("op", "keyword")

    def take(self, text):
        if self.at(text):
            self.step()
            return True
        return False

    def expect(self, text):
        if not self.take(text):
            self.fail()

    def fail(self, message="invalid syntax", token=None):
        if self.tokenizer.brackets:
            opening, at, line = self.tokenizer.brackets[-1]
            if self.token.kind == "end" or self.token.line > line:
                raise self.tokenizer.error(f"'{opening}' was never closed", at)
        token = token or self.token
        kind = SyntaxError
        if token.kind == "indent":
            kind, message = IndentationError, "unexpected indent"
        raise kind(message, ("<unknown>", token.line, token.column,
                                    self.tokenizer.lines[max(token.line, 1) - 1]))

    def close(self, closing):
        """The end of brackets, where a comma may be missing."""
        if self.take(closing):
            return
        before = self.tokens[self.index - 1]
        if self.starts_atom() and not (before.kind == "name" and self.token.kind == "string"):
            self.disjunction()
            self.fail("invalid syntax. Perhaps you forgot a comma?", before)
        self.fail()

    def starts_atom(self):
        return self.token.kind in ("name", "number", "string") or (
            self.at("[", "{", "(", *_CONSTANTS))

    # -- Operators --

    def whole(self):
        first = self.token
        node = self.expression()
        if self.at(","):
            items = [node]
            while self.take(",") and self.token.kind not in ("newline", "end"):
                items.append(self.expression())
            node = _Node("Tuple", first.line, items)
        while self.token.kind == "newline":
            self.step()
        if self.token.kind != "end":
            self.fail()
        return node

    def expression(self):
        line = self.token.line
        if self.take("lambda"):
            return self.lambda_(line)
        node = self.disjunction()
        if not self.take("if"):
            return node
        self.disjunction()
        if not self.take("else"):
            self.fail("expected 'else' after 'if' expression")
        self.expression()
        return _Node("IfExp", line)

    def named(self):
        """An expression, or an assignment of one to a name."""
        token = self.token
        node = self.expression()
        if node.kind == "Name" and self.tokens[self.index - 1] is token and self.take(":="):
            self.expression()
            return _Node("NamedExpr", token.line)
        return node

    def lambda_(self, line):
        while not self.take(":"):
            if self.at("*", "**", "/", ","):
                self.step()
            elif self.token.kind == "name":
                self.step()
                if self.take("="):
                    self.expression()
            else:
                self.fail()
        self.expression()
        return _Node("Lambda", line)

    def disjunction(self):
        line = self.token.line
        node = self.conjunction()
        while self.take("or"):
            self.conjunction()
            node = _Node("BoolOp", line)
        return node

    def conjunction(self):
        line = self.token.line
        node = self.inversion()
        while self.take("and"):
            self.inversion()
            node = _Node("BoolOp", line)
        return node

    def inversion(self):
        line = self.token.line
        if self.take("not"):
            return _Node("UnaryOp", line, ("not", self.inversion()))
        node = self.binary()
        while self.comparison():
            self.binary()
            node = _Node("Compare", line)
        return node

    def comparison(self):
        """Over an operator of a comparison, if one is there."""
        if self.token.kind == "op" and self.token.text in _COMPARISONS:
            self.step()
            return True
        if self.take("is"):
            self.take("not")
            return True
        if self.at("not"):
            self.step()
            self.expect("in")
            return True
        return self.take("in")

    def binary(self, least=1):
        """Operands with the operators that bind at least as tightly."""
        line = self.token.line
        node = self.factor()
        while self.token.kind == "op" and _LEVELS.get(self.token.text, 0) >= least:
            operator = self.step().text
            node = _Node("BinOp", line, (node, operator, self.binary(_LEVELS[operator] + 1)))
        return node

    def factor(self):
        line = self.token.line
        if self.at("+", "-", "~"):
            operator = self.step().text
            return _Node("UnaryOp", line, (operator, self.factor()))
        if self.take("await"):
            self.primary()
            node = _Node("Await", line)
        else:
            node = self.primary()
        if self.take("**"):
            return _Node("BinOp", line, (node, "**", self.factor()))
        return node

    # -- Primaries --

    def primary(self):
        line = self.token.line
        node = self.atom()
        while True:
            if self.take("."):
                if self.token.kind != "name":
                    self.fail()
                self.step()
                node = _Node("Attribute", line)
            elif self.take("["):
                self.subscripts()
                node = _Node("Subscript", line)
            elif self.take("("):
                node = _Node("Call", line, (node, self.arguments()))
            else:
                return node

    def subscripts(self):
        if self.at("]"):
            self.fail()
        while not self.at("]"):
            if not self.at(":"):
                self.starred_or_named()
            for part in range(2):
                if self.take(":") and not self.at(":", ",", "]"):
                    self.expression()
            if not self.take(","):
                break
        self.close("]")

    def arguments(self):
        """The arguments of a call; their number."""
        count = 0
        while not self.at(")"):
            count += 1
            if self.take("*") or self.take("**"):
                self.expression()
            else:
                node = self.named()
                if node.kind == "Name" and self.take("="):
                    self.expression()
                elif self.at("for", "async"):
                    self.comprehension()
            if not self.take(","):
                break
        self.close(")")
        return count

    def starred_or_named(self):
        line = self.token.line
        if self.take("*"):
            self.binary()
            return _Node("Starred", line)
        return self.named()

    def comprehension(self):
        while self.at("for", "async"):
            if self.take("async") and not self.at("for"):
                self.fail()
            self.step()
            self.take("*")
            self.binary()
            while self.take(",") and not self.at("in"):
                self.take("*")
                self.binary()
            self.expect("in")
            self.disjunction()
            while self.take("if"):
                self.disjunction()

    def atom(self):
        token = self.token
        if token.kind == "string":
            return self.strings()
        if token.kind not in ("number", "name") and not self.at("(", "[", "{", "...", *_CONSTANTS):
            self.fail()
        self.step()
        if token.kind == "number":
            return _Node("Constant", token.line, token.value)
        if token.kind == "name":
            return _Node("Name", token.line, token.text)
        if token.text == "(":
            return self.parenthesis(token.line)
        if token.text == "[":
            return self.list(token.line)
        if token.text == "{":
            return self.braces(token.line)
        return _Node("Constant", token.line, _CONSTANTS.get(token.text, ...))

    def strings(self):
        first = self.token
        values = []
        while self.token.kind == "string":
            values.append(self.step().value)
        kinds = {type(value) is bytes for value in values}
        if len(kinds) > 1:
            self.fail("cannot mix bytes and nonbytes literals", first)
        if None in values:
            return _Node("JoinedStr", first.line)
        return _Node("Constant", first.line, (b"" if True in kinds else "").join(values))

    def items(self, closing, items):
        """More items after the first, to the end of the brackets."""
        while self.take(",") and not self.at(closing):
            items.append(self.starred_or_named())
        self.close(closing)
        return items

    def parenthesis(self, line):
        if self.take(")"):
            return _Node("Tuple", line, [])
        if self.take("yield"):
            self.take("from")
            if not self.at(")"):
                self.items(")", [self.starred_or_named()])
            else:
                self.step()
            return _Node("Yield", line)
        node = self.starred_or_named()
        if self.at("for", "async"):
            self.comprehension()
            self.close(")")
            return _Node("GeneratorExp", line)
        if self.at(","):
            return _Node("Tuple", line, self.items(")", [node]))
        self.close(")")
        if node.kind == "Starred":
            self.fail("cannot use starred expression here")
        return node

    def list(self, line):
        if self.take("]"):
            return _Node("List", line, [])
        node = self.starred_or_named()
        if self.at("for", "async"):
            self.comprehension()
            self.close("]")
            return _Node("ListComp", line)
        return _Node("List", line, self.items("]", [node]))

    def braces(self, line):
        if self.take("}"):
            return _Node("Dict", line, [])
        if not self.at("**"):
            node = self.starred_or_named()
            if self.at("for", "async"):
                self.comprehension()
                self.close("}")
                return _Node("SetComp", line)
            if not self.at(":") or node.kind == "Starred":
                return _Node("Set", line, self.items("}", [node]))
            pairs = [self.pair(node)]
            if self.at("for", "async"):
                self.comprehension()
                self.close("}")
                return _Node("DictComp", line)
        else:
            pairs = [self.pair(None)]
        while self.take(",") and not self.at("}"):
            pairs.append(self.pair(None))
        self.close("}")
        return _Node("Dict", line, pairs)

    def pair(self, key):
        """An item of a dict, of which the key may have been read; the key of **x is None."""
        if key is None:
            if self.take("**"):
                return None, self.binary()
            key = self.expression()
        if not self.at(":"):
            if self.at(",", "}"):
                self.fail("':' expected after dictionary key", self.tokens[self.index - 1])
            self.close(":")
        colon = self.step()
        if self.at(",", "}"):
            self.fail("expression expected after dictionary key and ':'", colon)
        return key, self.expression()


# ---- Values --------------------------------------------------------------------------------------

def _malformed(node):
    if node is None:
        raise ValueError("malformed node or string: None")
    shown = object.__repr__(type(node.kind, (), {"__module__": "ast"})())
    raise ValueError(f"malformed node or string on line {node.lineno}: {shown}")


def _number(node):
    if node.kind != "Constant" or type(node.value) not in (int, float, complex):
        _malformed(node)
    return node.value


def _signed_number(node):
    if node.kind == "UnaryOp" and node.value[0] in ("+", "-"):
        operator, operand = node.value
        return +_number(operand) if operator == "+" else -_number(operand)
    return _number(node)


def _value(node):
    if node is None:
        _malformed(node)
    kind = node.kind
    if kind == "Constant":
        return node.value
    if kind == "Tuple":
        return tuple(map(_value, node.value))
    if kind == "List":
        return list(map(_value, node.value))
    if kind == "Set":
        return set(map(_value, node.value))
    if kind == "Call":
        function, arguments = node.value
        if function.kind == "Name" and function.value == "set" and not arguments:
            return set()
    elif kind == "Dict":
        return {_value(key): _value(value) for key, value in node.value}
    elif kind == "BinOp" and node.value[1] in ("+", "-"):
        left, right = _signed_number(node.value[0]), _number(node.value[2])
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if node.value[1] == "+" else left - right
    return _signed_number(node)


def literal_eval(node_or_string):
    """The value of a text that is a literal: of numbers, texts, bytes, tuples, lists, dicts, sets,
    booleans, None and Ellipsis. ValueError for another expression, SyntaxError for what is none."""
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    text = node_or_string.lstrip(" \t")
    text.encode()                   # the error that surrogates are
    if "\0" in text:
        raise SyntaxError("source code string cannot contain null bytes")
    return _value(_Parser(text.replace("\r\n", "\n").replace("\r", "\n")).whole())
