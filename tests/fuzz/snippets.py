#!/usr/bin/env python3
"""Writes random small programs about what the language does with values: operators, slices,
comprehensions, match, f-strings, unpacking, classes. `snippets.py SEED` prints one.

Each is a function `case_SEED(out)`; out(label, action) prints what an action came to.
"""
import random
import sys
import warnings

from statements import indent

INTS = ("0", "1", "2", "3", "-1", "-2", "7", "10", "25", "-2**31", "2**62", "2**63", "-2**63", "2**64+1", "10**20", "True", "False")
FLOATS = ("0.0", "-0.0", "1.5", "-2.5", "1e16", "1e300", "float('inf')", "float('nan')", "0.1", "3.0")
TEXTS = ("''", "'a'", "'abc'", "'a b'", "'é'", "'12'", "'abcabc'", "'\\n'")
BYTES = ("b''", "b'a'", "b'abc'", "bytearray(b'ab')", "memoryview(b'abc')")
LISTS = ("[]", "[1]", "[1, 2, 3]", "[3, 1, 2]", "['a', 'b']", "[[1], [2]]", "list(range(6))", "[None]", "[0.5, 1]")
TUPLES = ("()", "(1,)", "(1, 2, 3)", "('a', 1)", "(1, (2, 3))", "tuple(range(5))")
DICTS = ("{}", "{'a': 1}", "{'a': 1, 'b': 2}", "{1: 'x', 2: 'y'}", "{(1, 2): 3}", "{'a': [1, 2], 'k': {'z': 0}}")
SETS = ("set()", "{1}", "{1, 2, 3}", "frozenset({1, 5})", "{3, 4}")
OTHERS = ("None", "range(5)", "range(10, 0, -3)", "1j", "(2-1j)", "...", "int", "Point(1, 2)", "Point(0, 'a')", "slice(1, 2)", "Tag.A", "Box(3)", "Box('q')")
GROUPS = (INTS, INTS, INTS, FLOATS, TEXTS, BYTES, LISTS, TUPLES, DICTS, SETS, OTHERS)
BINARY = ("+", "-", "*", "/", "//", "%", "&", "|", "^", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "@", "and", "or")
AUGMENTED = ("+=", "-=", "*=", "/=", "//=", "%=", "&=", "|=", "^=", "@=")
DUNDERS = ("add", "sub", "mul", "truediv", "floordiv", "mod", "and", "or", "xor", "lshift", "matmul", "divmod", "pow")
SIGNS = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "and": "&", "or": "|",
         "xor": "^", "lshift": "<<", "matmul": "@", "pow": "**"}  # fmt: skip
COMPARISONS = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}

PRELUDE = '''"""Random small programs; each prints what it comes to."""
import enum
import sys
from collections import namedtuple
from dataclasses import dataclass

from show import outcome, shown

Pair = namedtuple("Pair", "first second")


@dataclass
class Point:
    x: object = 0
    y: object = 0


class Box:
    __match_args__ = ("inner",)

    def __init__(self, inner):
        self.inner = inner

    def __repr__(self):
        return f"Box({self.inner!r})"

    def __eq__(self, other):
        return self.inner == other.inner if isinstance(other, Box) else NotImplemented


class Tag(enum.Enum):
    A = 1
    B = 2


def out(label, action):
    text = f"{label}: {outcome(action)}"
    for letter, name in (("\\t", "\\\\t"), ("\\n", "\\\\n"), ("\\r", "\\\\r")):
        text = text.replace(letter, name)
    print(text.encode("ascii", "backslashreplace").decode(), flush=True)


def say(*values):
    print("  ", *[shown(value).encode("ascii", "backslashreplace").decode() for value in values], flush=True)


'''
RUN = '''

def main(cases, first):
    for seed in sorted(cases):
        if seed < first:
            continue
        print("== program", seed)
        out("end", cases[seed])
    print("== end")


main({%s}, int(sys.argv[1]))
'''


class Snippets:
    """Writes the lines of one case."""

    def __init__(self, seed):
        self.random = random.Random(f"snippet {seed}")
        self.names = 0

    def pick(self, *items):
        return self.random.choice(items)

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def name(self, stem="v"):
        self.names += 1
        return f"{stem}{self.names}"

    def value(self):
        return self.random.choice(self.random.choice(GROUPS))

    def small(self):
        return self.pick("0", "1", "2", "-1", "-2", "3", "5", "True")

    def bound(self):
        return self.pick("", "", "0", "1", "2", "-1", "-2", "5", "-9", "99", "2**70", "None")

    def slice(self):
        step = self.pick("", "", "", ":1", ":2", ":-1", ":-2", ":0", ":")
        return f"{self.bound()}:{self.bound()}{step}"

    def sequence(self):
        return self.random.choice(self.random.choice((LISTS, TUPLES, TEXTS, BYTES[:4], ("range(5)", "range(10, 0, -3)"))))

    # ---- expressions

    def expression(self, depth=2, names=()):
        if depth == 0 or self.chance(20):
            return self.random.choice(names) if names and self.chance(60) else self.value()
        def sub():
            return self.expression(depth - 1, names)
        kind = self.random.randrange(12)
        if kind < 5:
            return f"({sub()} {self.random.choice(BINARY)} {sub()})"
        if kind == 5:
            return f"({self.pick('-', '+', '~', 'not ')}{sub()})"
        if kind == 6:
            return f"({sub()} if {sub()} else {sub()})"
        if kind == 7:
            return f"({sub()} {self.pick('<', '<=', '==', '!=', '>')} {sub()} {self.pick('<', '>=', '==', 'in')} {sub()})"
        if kind == 8:
            return f"{self.sequence()}[{self.slice()}]"
        if kind == 9:
            return f"{self.pick('len', 'str', 'repr', 'bool', 'sorted', 'list', 'abs', 'sum', 'type', 'tuple', 'max')}({sub()})"
        if kind == 10:
            return self.pick(f"[{sub()}, {sub()}]", f"({sub()}, *{self.sequence()})", f"{{'k': {sub()}, **{self.random.choice(DICTS)}}}",
                             f"[*{self.sequence()}, {sub()}]")  # fmt: skip
        return self.format_string(names)

    def format_string(self, names=()):
        parts = []
        for _ in range(self.pick(1, 2)):
            inner = self.random.choice(names) if names and self.chance(50) else self.value().replace("\\", "").replace("'", '"')
            spec = self.pick("", "", ":>8", ":05", ":.3f", ":x", ":,", "!r", "!s:^9", "!a", "=", ":e", ":{1 + 4}", ":<{5}.{2}", "= :>4")
            parts.append("{" + ("" if "{" in inner else "") + f"({inner})" + spec + "}")
        return "f'''" + "a".join(parts) + "'''"

    def expression_case(self):
        lines = []
        for _ in range(4):
            lines.append(f"out('e', lambda: {self.expression(3)})")
        return lines

    # ---- statements about values

    def operator_case(self):
        """Names that change type, augmented assignments."""
        lines = [f"a = {self.value()}", f"b = {self.value()}"]
        body = []
        for _ in range(4):
            target = self.pick("a", "b")
            if self.chance(60):
                body.append(f"{target} {self.random.choice(AUGMENTED)} {self.expression(1, ('a', 'b'))}")
            else:
                body.append(f"{target} = {self.expression(2, ('a', 'b'))}")
            body.append("say(a, b)")
        return lines + ["try:"] + indent(body) + ["except Exception as error:", "    say(error, a, b)"]

    def slice_case(self):
        target = self.pick("list(range(7))", "bytearray(b'abcdef')", "[1, 'a', None, 2.5]", "[]", "list('hello')")
        lines = [f"a = {target}"]
        for _ in range(4):
            where = self.slice() if self.chance(70) else self.small()
            what = self.pick(f"a[{where}] = {self.pick(self.sequence(), self.value(), 'a', 'iter([7, 8])')}", f"del a[{where}]",
                             f"say(a[{where}])", f"a[{where}] += {self.sequence()}", f"a[{where}], b = {self.sequence()}[:2]")  # fmt: skip
            lines += ["try:", f"    {what}", "except Exception as error:", "    say(error)", "say(a)"]
        return lines

    def unpack_case(self):
        targets = self.pick("a, b = {}", "a, *b = {}", "*a, b = {}", "a, *b, c = {}", "(a, b), c = {}", "[a, *b] = {}", "a = b, *c = {}",
                            "a, (b, *c) = {}", "for a, *b in [{0}, {0}]:\n    say(a, b)", "a, b, *c = *{}, *{}", "a, *_, b = {}")  # fmt: skip
        values = [self.pick(self.sequence(), self.value()) for _ in range(2)]
        text = targets.format(*values) if targets.count("{}") < 2 else targets.format(*values)
        body = text.split("\n")
        return ["a = b = c = None", "try:"] + indent(body) + ["except Exception as error:", "    say(error)", "say(a, b, c)"]

    def comprehension_case(self):
        def one(depth):
            source = self.pick(self.sequence(), self.sequence(), "x" if depth else "range(4)", self.random.choice(DICTS) + ".items()")
            name = self.pick("x", "y", "(p, q)", "x")
            text = f"for {name} in {source}"
            if self.chance(40):
                text += f" if {self.expression(1, ('x',) if name == 'x' or depth else ())}"
            return text
        lines = []
        for _ in range(3):
            first = self.pick("x", "x", "y", "z") if self.chance(20) else "x"
            clauses = [f"for x in {self.pick(self.sequence(), self.sequence(), 'range(4)', self.value())}"]
            if self.chance(40):
                clauses.append(f"if {self.expression(1, ('x',))}")
            if self.chance(40):
                clauses.append(one(1))
            item = self.expression(1, (first,))
            if self.chance(15):
                item = f"(w := {item})"
            clause = " ".join(clauses)
            form = self.pick(f"[{item} {clause}]", f"{{{item}: x {clause}}}", f"sorted(({item} {clause}), key=repr)", f"list({item} {clause})",
                             f"{{repr({item}) {clause}}}", f"sum(1 {clause})", f"dict(enumerate({item} {clause}))")  # fmt: skip
            lines.append(f"out('c', lambda: {form})")
        return lines

    # ---- match

    def pattern(self, depth=2):
        if depth == 0 or self.chance(25):
            return self.pick("_", "1", "'a'", "None", "True", "-1", "1.5", "Tag.A", self.capture(), self.capture(), "2 + 1j", "b'a'", "'abc'", "0")
        def sub():
            return self.pattern(depth - 1)
        kind = self.random.randrange(9)
        if kind == 0:
            return f"[{sub()}, {sub()}]"
        if kind == 1:
            return f"({sub()}, *{self.capture()})"
        if kind == 2:
            return f"[{sub()}, *_, {sub()}]"
        if kind == 3:
            return self.pick(f"{{'a': {sub()}}}", f"{{'a': {sub()}, **{self.capture()}}}", "{}", f"{{1: {sub()}, 2: {sub()}}}")
        if kind == 4:
            return self.pick(f"Point({sub()}, {sub()})", f"Point(x={sub()})", f"Box({sub()})", "Pair(_, _)", f"Point({sub()}, y={sub()})", f"Box(inner={sub()})")
        if kind == 5:
            return self.pick(f"int({self.capture()})", f"str({self.capture()})", "list()", "float()", "bool()", f"dict({self.capture()})", "tuple((_, _))", "bytes(b)", "set()")
        if kind == 6:
            return self.pick("1 | 2", "'a' | 'b' | None", "[] | [_]", f"({self.pick('int()', '[_, _]', '_')} as {self.capture()})", "(0 | 1 | 2)", "str() | list()")
        if kind == 7:
            return f"[{sub()}]"
        return "[]"

    def capture(self):
        return self.name("c")

    def match_case(self):
        lines = []
        subjects = self.random.sample([self.value() for _ in range(6)] + [self.random.choice(group) for group in (LISTS, TUPLES, DICTS, OTHERS)], 5)
        cases = []
        for i in range(self.pick(1, 2, 3, 4)):
            before = self.names
            text = self.pattern()
            names = [f"c{n}" for n in range(before + 1, self.names + 1) if f"c{n}" in text]
            guard = f" if {names[0]} != 2" if names and self.chance(20) else ""
            cases += [f"case {text}{guard}:", f"    return {i}, [{', '.join(names)}]"]
        lines += ["def choose(subject):", "    match subject:"] + indent(indent(cases)) + ["    return 'none'"]
        return lines + [f"out('m', lambda: choose({subject}))" for subject in subjects]

    # ---- classes

    def methods_of(self, name, bases):
        """The body of a class, at random."""
        lines = []
        if self.chance(15):
            lines.append(f"__slots__ = ({', '.join(repr(self.pick('s', 't', 'u')) for _ in range(1))},)")
        if self.chance(70):
            lines += ["def __init__(self, *args):", f"    say('{name}.__init__', len(args))"]
            if self.chance(60):
                lines.append("    super().__init__()")
            lines.append("    self.log = ['" + name + "']")
        for method in ("hello", "value"):
            if self.chance(40):
                lines += [f"def {method}(self):", self.pick(f"    return ['{name}'] + super().{method}()", f"    return ['{name}']", f"    return ['{name}', self.__class__.__name__]")]
        if self.chance(30):
            lines += ["@property", "def attribute(self):", f"    return '{name}.attribute'"]
            if self.chance(50):
                lines += ["@attribute.setter", "def attribute(self, new):", f"    say('{name} set', new)"]
        elif self.chance(30):
            lines.append(f"attribute = {self.pick('1', repr(name), 'Watched()', 'Shown()')}")
        if self.chance(15):
            lines += ["def __getattr__(self, name):", self.pick(f"    return ('{name}', name)", "    raise AttributeError(name)", "    return super().__getattribute__(name)")]
        if self.chance(8):
            lines += ["def __getattribute__(self, name):", "    if name == 'special': return 'got'", "    return super().__getattribute__(name)"]
        if self.chance(10):
            lines += ["def __setattr__(self, name, new):", f"    say('{name} setattr', name)", "    object.__setattr__(self, name, new)"]
        for dunder in self.random.sample(DUNDERS, 2):
            for prefix in ("", "r", "i"):
                if self.chance(35):
                    answer = self.pick("NotImplemented", f"('{name}', '{prefix}{dunder}')", f"('{name}', type(other).__name__)", "1 / 0")
                    lines += [f"def __{prefix}{dunder}__(self, other):", f"    return {answer}"]
        for comparison in self.random.sample(list(COMPARISONS), 2):
            if self.chance(50):
                lines += [f"def __{comparison}__(self, other):", "    return " + self.pick("NotImplemented", f"'{name} {comparison}'", "True", "False", "[]")]
        if self.chance(12):
            lines.append(self.pick("__hash__ = None", "__eq__ = None", "__add__ = None", "__radd__ = None", "__iter__ = None", "__contains__ = None"))
        for text, percent in ((f"def __len__(self):\n    return {self.pick('0', '3', '-1', 'None')}", 15), (f"def __bool__(self):\n    return {self.pick('True', 'False', '1')}", 15),
                              (f"def __contains__(self, item):\n    return {self.pick('item == 1', '[]', '1')}", 12), ("def __getitem__(self, at):\n    if at == 3: raise IndexError\n    return at", 15),
                              (f"def __iter__(self):\n    return {self.pick('iter([1, 2])', 'self', '5', '(n for n in range(2))')}", 15), (f"def __call__(self, *a, **k):\n    return ('{name}', a, k)", 12),
                              (f"def __str__(self):\n    return {self.pick(repr(name), '5')}", 12), (f"def __format__(self, spec):\n    return {self.pick('spec', '5')}", 8),
                              (f"def __index__(self):\n    return {self.pick('2', '1.5', 'True')}", 10), ("def __init_subclass__(cls, **k):\n    say('subclass', cls.__name__, sorted(k))", 10),
                              ("def __class_getitem__(cls, item):\n    return (cls.__name__, item)", 8), ("@classmethod\ndef make(cls):\n    return cls.__name__", 15),
                              ("@staticmethod\ndef fixed():\n    return 'fixed'", 12), ("def __new__(cls, *args):\n    return object.__new__(cls)", 8), ("def __del__(self):\n    say('del')", 5),
                              ("def __enter__(self):\n    return 'in'\ndef __exit__(self, *a):\n    say('exit', a[0])\n    return True", 10), (f"def __hash__(self):\n    return {self.pick('5', '2**70', '1.5')}", 8)):  # fmt: skip
            if self.chance(percent):
                lines += text.split("\n")
        return lines or ["pass"]

    def class_case(self):
        lines, names = [], []
        lines += ["class Watched:", "    def __get__(self, object, owner):", "        return ('get', object is None, owner.__name__)",
                  "    def __set__(self, object, new):", "        say('set', new)", "class Shown:",
                  "    def __get__(self, object, owner=None):", "        return 'shown'", "    def __set_name__(self, owner, name):",
                  "        say('named', owner.__name__, name)"]  # fmt: skip
        if self.chance(15):
            lines += ["class Meta(type):", "    def __call__(cls, *args):", "        say('Meta call', cls.__name__)", "        return super().__call__(*args)",
                      "    def __getattr__(cls, name):", "        return ('Meta', name)" if self.chance(50) else "        raise AttributeError(name)"]  # fmt: skip
        meta = "metaclass=Meta" if any("class Meta" in line for line in lines) else ""
        for i in range(self.pick(1, 2, 3, 4, 5)):
            name = "ABCDE"[i]
            bases = self.random.sample(names, min(len(names), self.pick(0, 1, 1, 2, 2, 3)))
            if not bases and self.chance(25):
                bases = [self.pick("int", "list", "str", "dict", "tuple", "Exception", "float", "object")]
            arguments = bases + ([meta] if meta and self.chance(50) else []) + (["k=1"] if self.chance(3) else [])
            body = self.methods_of(name, bases)
            lines += ["try:", f"    class {name}({', '.join(arguments)}):"] + indent(indent(body))
            lines += ["except Exception as error:", f"    say('{name}', error)", f"    class {name}: pass"]
            names.append(name)
        last, other = names[-1], self.random.choice(names)
        lines.append(f"out('mro', lambda: [c.__name__ for c in {last}.__mro__])")
        lines += [f"x = y = None", "try:", f"    x = {last}()", f"    y = {other}()", "except Exception as error:", "    say(error)"]
        uses = ["x.hello()", "x.value()", "x.attribute", f"{last}.attribute", "setattr(x, 'attribute', 5)", "setattr(x, 's', 1)", "x.special", "x.nothing", "delattr(x, 'attribute')",
                "len(x)", "bool(x)", "1 in x", "list(x)", "x(1, k=2)", "str(x) if type(x).__str__ is not object.__str__ else 0", "f'{x:abc}' if type(x).__format__ is not object.__format__ else 0",
                "[1, 2, 3][x]", f"{last}[int]", "x.make()", "x.fixed()", "hash(x) and 0", "sorted(vars(x))", "x[2]", "x == y", "x != y", "x < y", "y >= x", "x is y",
                f"isinstance(x, {other})", f"issubclass({other}, {last})", "iter(x) is x", "not x", "-x", "divmod(x, y)", "divmod(1, x)", "x in [y]", "x == 1", "1 == x", "int(x)", "(x, 1) < (y, 2)",
                f"super({last}, x).hello()", f"super({other}, x).value()", "with_it(x)", "[x].index(y)", "reversed(x)", "x + 1", "'a' + x", "'a' % x", "[1] * x", "range(x)", "max(x, y) is x",
                "sum([x, y])", "{x: 1}[x]", "type(x).__name__", "x.__class__.__name__", f"{last}.__bases__", "x.__dict__ if hasattr(x, '__dict__') else 'slots'", "getattr(x, 'hello', 0) and 1"]  # fmt: skip
        lines += ["def with_it(x):", "    with x as inside:", "        say(inside)", "        raise KeyError('inside')", "    return 'after'"]
        for dunder in self.random.sample(list(SIGNS), 5):
            uses += [f"x {SIGNS[dunder]} y", f"y {SIGNS[dunder]} x", f"x {SIGNS[dunder]} 2", f"2 {SIGNS[dunder]} x"]
        for use in self.random.sample(uses, 14):
            lines.append(f"out({use!r}, lambda: {use})")
        for sign in self.random.sample(list(SIGNS.values()), 2):
            lines += ["z = x", "try:", f"    z {sign}= y", "except Exception as error:", "    say(error)", "else:", f"    say('{sign}=', z if type(z) is not type(x) else 'object')"]
        return lines + ["x = y = z = None"]

    # ---- control flow

    def flow_case(self):
        """try, finally, loops with else, del, nonlocal: which of them has the last word."""
        def leave(depth):
            return self.pick("return 'r{}'".format(self.name("")), "break", "continue", "raise KeyError('k')", "1 / 0", "pass", f"say({self.small()})", "n += 1") if depth else "pass"
        def block(depth):
            kind = self.random.randrange(7)
            if depth == 0 or kind == 0:
                return [f"say({self.small()}, n)", leave(1)]
            if kind == 1:
                lines = ["try:"] + indent(block(depth - 1))
                form = self.pick("except", "both", "finally", "else", "star")
                if form in ("except", "both", "else"):
                    lines += [self.pick("except KeyError as e:", "except (KeyError, ZeroDivisionError) as e:", "except LookupError as e:", "except Exception as e:")] + indent([f"say('caught', e)"] + block(depth - 1))
                if form == "star":
                    lines += ["except* KeyError as e:"] + indent(["say('group', e.exceptions)"])
                if form == "else":
                    lines += ["else:"] + indent(block(depth - 1))
                if form in ("both", "finally"):
                    lines += ["finally:"] + indent(["say('finally', n)"] + block(depth - 1))
                return lines
            if kind == 2:
                return [f"for i{depth} in range({self.pick(0, 1, 2)}):"] + indent(block(depth - 1)) + (["else:"] + indent(block(depth - 1)) if self.chance(50) else [])
            if kind == 3:
                return [f"if n {self.pick('<', '>', '==')} {self.pick(0, 1, 2)}:"] + indent(block(depth - 1)) + ["else:"] + indent(block(depth - 1))
            if kind == 4:
                return [f"with Manager({self.pick(True, False)}):"] + indent(block(depth - 1))
            if kind == 5:
                return ["while n < 3:", "    n += 1"] + indent(block(depth - 1)) + (["else:"] + indent(block(depth - 1)) if self.chance(40) else [])
            return block(depth - 1) + block(depth - 1)
        lines = ["class Manager:", "    def __init__(self, swallow):", "        self.swallow = swallow", "    def __enter__(self):", "        say('enter')",
                 "    def __exit__(self, *a):", "        say('leave', a[0])", "        return self.swallow", "def flow(n):", "    for once in range(2):"]  # fmt: skip
        lines += indent(indent(block(4))) + ["    return n"]
        return lines + ["out('flow 0', lambda: flow(0))", "out('flow 2', lambda: flow(2))"]

    # ---- calls

    def call_case(self):
        """Parameters of every kind and arguments that may fit."""
        kinds, text = self.random.randrange(1 << 5), []
        if kinds & 1:
            text += ["a", "/"]
        text.append(self.pick("b", "b=2"))
        if kinds & 2 and "=" in text[-1] or kinds & 4:
            text.append("c=3")
        if kinds & 8:
            text.append("*rest")
        elif kinds & 2:
            text.append("*")
        if kinds & 2 or kinds & 8:
            text.append(self.pick("k", "k=5"))
        if kinds & 16:
            text.append("**more")
        lines = [f"def target({', '.join(text)}):", "    return sorted(locals().items(), key=repr)"]
        for _ in range(6):
            arguments = []
            for _ in range(self.pick(0, 1, 2, 3)):
                arguments.append(self.pick("1", "2", "'x'", f"*{self.random.choice(TUPLES + LISTS[:3])}"))
            for _ in range(self.pick(0, 0, 1, 2)):
                arguments.append(self.pick("k=7", "b=8", "z=9", "c=1", "**{'k': 1}", "**{'q': 2}", "**{'b': 4}", "a=1", "**{1: 2}", "**[]"))
            lines.append(f"out('call', lambda: target({', '.join(arguments)}))")
        return lines

    def sort_case(self):
        items = [self.pick("3", "1", "2", "-5", "1.5", "True", "2**65", "'a'") if self.chance(12) else self.pick("3", "1", "2", "7", "-5", "0.5", "10", "4") for _ in range(self.pick(3, 8, 40))]
        key = self.pick("", ", key=lambda n: -n", ", key=str", ", key=lambda n: n % 3", ", key=lambda n: (n % 2, n)", ", reverse=True", ", key=repr, reverse=True", ", key=lambda n: a.clear()")
        return [f"a = [{', '.join(items)}]", f"out('sorted', lambda: sorted(a{key}))", f"out('sort', lambda: a.sort({key[2:]}))", "say(a)",
                f"out('min', lambda: (min(a{key.replace(', reverse=True', '')}), max(a{key.replace(', reverse=True', '')})))"]  # fmt: skip

    def case(self):
        """The lines of the function."""
        kind = self.random.randrange(16)
        forms = (self.expression_case, self.expression_case, self.operator_case, self.operator_case, self.slice_case, self.unpack_case, self.comprehension_case,
                 self.comprehension_case, self.match_case, self.match_case, self.class_case, self.class_case, self.class_case, self.flow_case, self.call_case, self.sort_case)  # fmt: skip
        return forms[kind]()


def compiles(text):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "case", "exec")
    except SyntaxError:
        return False
    return True


def case_text(seed):
    """The function of a seed; the first try that CPython takes."""
    for attempt in range(200):
        text = "\n".join([f"def case_{seed}():"] + indent(Snippets(f"{seed} {attempt}").case())) + "\n\n\n"
        if compiles(text):
            return text
    raise AssertionError(f"seed {seed}: nothing that compiles")


def batch(seeds):
    entries = ", ".join(f"{seed}: case_{seed}" for seed in seeds)
    return PRELUDE + "".join([case_text(seed) for seed in seeds]) + RUN % entries


if __name__ == "__main__":
    print(batch([int(sys.argv[1])]), end="")
