"""Methods of the built-in types, with arguments that mostly fit.

A signature is a list of words: what each argument is (a name of Arguments), `?` before those that
may be left out, `name=` before those that may be given by name.
"""
from collections import Counter, OrderedDict, deque

from draw import CODES, HANDLERS
from show import described, outcome

BOUNDS = "?bound ?bound"
TEXT = {
    "capitalize": "", "casefold": "", "center": "width ?letter", "count": f"part {BOUNDS}",
    "encode": "?encoding=code ?errors=handler", "endswith": f"parts {BOUNDS}", "expandtabs": "?tabsize=width",
    "find": f"part {BOUNDS}", "index": f"part {BOUNDS}", "isalnum": "", "isalpha": "", "isascii": "",
    "isdecimal": "", "isdigit": "", "isidentifier": "", "islower": "", "isnumeric": "", "isprintable": "",
    "isspace": "", "istitle": "", "isupper": "", "join": "texts", "ljust": "width ?letter", "lower": "",
    "lstrip": "?chars", "partition": "part", "removeprefix": "part", "removesuffix": "part",
    "replace": "part text ?small", "rfind": f"part {BOUNDS}", "rindex": f"part {BOUNDS}",
    "rjust": "width ?letter", "rpartition": "part", "rsplit": "?sep=separator ?maxsplit=small",
    "rstrip": "?chars", "split": "?sep=separator ?maxsplit=small", "splitlines": "?keepends=boolean",
    "startswith": f"parts {BOUNDS}", "strip": "?chars", "swapcase": "", "title": "", "translate": "table",
    "upper": "", "zfill": "width", "__contains__": "part", "__getitem__": "place", "__mul__": "small",
    "__rmul__": "small", "__add__": "text", "__mod__": "items", "__eq__": "text", "__lt__": "text",
    "__format__": "text", "__len__": "", "__repr__": "", "__iter__": "", "format_map": "dict",
    "__getnewargs__": "", "__str__": "", "__ge__": "value", "__ne__": "value",
}  # fmt: skip
BYTES = {
    "capitalize": "", "center": "width ?byte", "count": f"bpart {BOUNDS}",
    "decode": "?encoding=code ?errors=handler", "endswith": f"bparts {BOUNDS}", "expandtabs": "?tabsize=width",
    "find": f"bpart {BOUNDS}", "hex": "?sep=hexsep ?bytes_per_sep=small", "index": f"bpart {BOUNDS}",
    "isalnum": "", "isalpha": "", "isascii": "", "isdigit": "", "islower": "", "isspace": "", "istitle": "",
    "isupper": "", "join": "bytess", "ljust": "width ?byte", "lower": "", "lstrip": "?bchars",
    "partition": "bytes_part", "removeprefix": "bytes_like", "removesuffix": "bytes_like",
    "replace": "bytes_part bytes ?small", "rfind": f"bpart {BOUNDS}", "rindex": f"bpart {BOUNDS}",
    "rjust": "width ?byte", "rpartition": "bytes_part", "rsplit": "?sep=bseparator ?maxsplit=small",
    "rstrip": "?bchars", "split": "?sep=bseparator ?maxsplit=small", "splitlines": "?keepends=boolean",
    "startswith": f"bparts {BOUNDS}", "strip": "?bchars", "swapcase": "", "title": "",
    "translate": "btable ?delete=bytes", "upper": "", "zfill": "width", "__contains__": "bpart",
    "__getitem__": "place", "__mul__": "small", "__rmul__": "small", "__add__": "bytes_like",
    "__eq__": "bytes_like", "__lt__": "bytes_like", "__len__": "", "__repr__": "",
    "__iter__": "", "__ge__": "value",
}  # fmt: skip
SEQUENCE = {
    "__getitem__": "place", "__len__": "", "__contains__": "member", "__iter__": "", "__eq__": "like",
    "__lt__": "like", "__le__": "like", "__add__": "like", "__mul__": "small", "__rmul__": "small",
    "count": "member", "index": "member ?bound ?bound", "__repr__": "", "__ne__": "value", "__gt__": "value",
}  # fmt: skip
CHANGING = {
    "append": "item", "extend": "iterable", "insert": "bound item", "pop": "?bound", "remove": "member",
    "reverse": "", "clear": "", "copy": "", "__setitem__": "place filling", "__delitem__": "place",
    "__iadd__": "iterable", "__imul__": "small", "__reversed__": "",
}  # fmt: skip
LIST = {**SEQUENCE, **CHANGING, "sort": "?key=keyed"}
BYTEARRAY = {
    **BYTES, **CHANGING, "append": "byte_value", "extend": "byte_values", "insert": "bound byte_value",
    "remove": "byte_value", "__setitem__": "place byte_filling", "__iadd__": "byte_values",
}  # fmt: skip
del BYTEARRAY["__reversed__"]
DEQUE = {
    **SEQUENCE, **CHANGING, "appendleft": "item", "extendleft": "iterable", "popleft": "", "rotate": "?small",
    "pop": "", "__setitem__": "number_place item", "__delitem__": "number_place", "__getitem__": "number_place",
}  # fmt: skip
for name in ("__mul__", "__rmul__"):
    DEQUE[name] = "small"
DICT = {
    "get": "key ?item", "pop": "key ?item", "popitem": "", "setdefault": "key ?item", "update": "mapping",
    "keys": "", "values": "", "items": "", "clear": "", "copy": "", "fromkeys": "keys ?item",
    "__getitem__": "key", "__setitem__": "key item", "__delitem__": "key", "__contains__": "key",
    "__or__": "dict", "__ior__": "mapping", "__ror__": "dict", "__eq__": "like", "__len__": "", "__iter__": "",
    "__reversed__": "", "__repr__": "", "__lt__": "dict", "__ne__": "value",
}  # fmt: skip
ORDERED = {**DICT, "move_to_end": "key ?last=boolean", "popitem": "?last=boolean"}
del ORDERED["__repr__"]
COUNTER = {
    "most_common": "?n=small", "elements": "", "subtract": "counted", "update": "counted", "total": "",
    "__add__": "like", "__sub__": "like", "__and__": "like", "__or__": "like", "__pos__": "", "__neg__": "",
    "__getitem__": "key", "__setitem__": "key small", "__delitem__": "key", "__missing__": "key", "copy": "",
    "__le__": "like", "__lt__": "like", "__eq__": "like", "pop": "key ?small", "__iadd__": "like",
    "__isub__": "like", "__ior__": "like", "__iand__": "like", "__ge__": "value", "get": "key ?small",
}  # fmt: skip
FROZENSET = {
    "copy": "", "difference": "keys ?keys", "intersection": "keys ?keys", "isdisjoint": "keys",
    "issubset": "keys", "issuperset": "keys", "symmetric_difference": "keys", "union": "keys ?iterable",
    "__contains__": "key", "__and__": "like", "__or__": "like", "__sub__": "like", "__xor__": "like",
    "__le__": "like", "__lt__": "like", "__eq__": "like", "__ge__": "value", "__rsub__": "like", "__len__": "",
}  # fmt: skip
SET = {
    **FROZENSET, "add": "key", "clear": "", "difference_update": "keys ?keys", "discard": "key",
    "intersection_update": "keys", "remove": "key", "symmetric_difference_update": "keys",
    "update": "keys ?iterable", "__iand__": "like", "__ior__": "like", "__isub__": "like", "__ixor__": "like",
}  # fmt: skip
RANGE = {
    "count": "small", "index": "small", "__getitem__": "place", "__len__": "", "__contains__": "member",
    "__eq__": "like", "__reversed__": "", "__iter__": "", "__repr__": "", "__bool__": "",
}  # fmt: skip
SLICE = {"indices": "count", "__eq__": "like", "__lt__": "like", "__repr__": "", "__ge__": "value"}
VIEW = {
    "__getitem__": "place", "__setitem__": "place view_filling", "__len__": "", "tobytes": "?order=order",
    "tolist": "", "hex": "?sep=hexsep ?bytes_per_sep=small", "cast": "cast ?shape=shape", "toreadonly": "",
    "__eq__": "bytes_like", "__iter__": "", "__contains__": "byte_value", "__delitem__": "place",
    "__ne__": "value", "__reversed__": "",
}  # fmt: skip
BINARY = ("add", "sub", "mul", "floordiv", "mod", "divmod", "truediv", "eq", "ne", "lt", "le", "gt", "ge")
COMMON = {
    **{f"__{name}__": "operand" for name in BINARY}, **{f"__r{name}__": "operand" for name in BINARY[:7]},
    "__pow__": "power", "__rpow__": "raised", "__neg__": "", "__pos__": "", "__abs__": "", "__bool__": "",
    "__repr__": "", "__hash__": "", "__format__": "text", "conjugate": "",
}  # fmt: skip
INT = {
    **COMMON, **{f"__{name}__": "integer" for name in ("and", "or", "xor", "rand", "ror", "rxor")},
    "__lshift__": "count", "__rshift__": "shift", "__invert__": "", "bit_count": "", "bit_length": "",
    "as_integer_ratio": "", "__round__": "?small", "__trunc__": "", "__floor__": "", "__ceil__": "",
    "__float__": "", "__int__": "", "__index__": "", "__str__": "",
    "to_bytes": "?length=count ?byteorder=byteorder ?signed=boolean",
}  # fmt: skip
FLOAT = {
    **COMMON, "as_integer_ratio": "", "hex": "", "is_integer": "", "__round__": "?small", "__trunc__": "",
    "__floor__": "", "__ceil__": "", "__int__": "", "__float__": "", "__str__": "",
}  # fmt: skip
COMPLEX = {**{name: COMMON[name] for name in COMMON if "floor" not in name and "mod" not in name}, "__complex__": ""}
for name in ("conjugate",):
    COMPLEX[name] = ""


class Arguments:
    """Draws what the words of a signature name; most fit the object that the method is of."""

    def __init__(self, draw, target):
        self.draw = draw
        self.target = target

    def make(self, word):
        if self.draw.chance(4) and word not in ("power", "raised", "count", "number_place"):
            return self.draw.value()
        own = getattr(self, word, None)
        return own() if own else getattr(self.draw, word)()

    def all(self, signature):
        """The arguments in order, and those by name."""
        given, named = [], {}
        for word in signature.split():
            may_be_left_out = word.startswith("?")
            name, _, kind = word.lstrip("?").rpartition("=")
            if may_be_left_out and self.draw.chance(40):
                if not name:
                    break
                continue
            if name and (named or self.draw.chance(60)):
                named[name] = self.make(kind)
            else:
                given.append(self.make(kind))
        if self.draw.chance(2):
            given.append(self.draw.value())
        elif self.draw.chance(2) and given:
            given.pop()
        return given, named

    # ---- places

    def bound(self):
        draw = self.draw
        return draw.below(12) - 5 if draw.chance(90) else draw.pick((None, 2**63, -(2**64), True, 1.0))

    def number_place(self):
        return self.draw.below(12) - 5

    def place(self):
        return self.draw.slice() if self.draw.chance(60) else self.bound()

    def width(self):
        return self.draw.below(16) - 1

    # ---- texts

    def part(self):
        text = self.target
        if self.draw.chance(60) and len(text):
            at = self.draw.below(len(text))
            return text[at : at + self.draw.below(3)]
        return self.draw.text()

    def parts(self):
        return (self.part(), self.part()) if self.draw.chance(25) else self.part()

    def texts(self):
        texts = [self.draw.text() for _ in range(self.draw.below(4))]
        return self.draw.pick((texts, tuple(texts), "abc", {"a": 1, "b": 2}, iter(texts), texts + [1]))

    def chars(self):
        return None if self.draw.chance(10) else self.part()

    def separator(self):
        return None if self.draw.chance(30) else self.part()

    def table(self):
        draw = self.draw
        keys = [ord(draw.letter()) for _ in range(draw.below(5))]
        return {key: draw.pick((None, "x", "xyz", 65, "", 1114112, 1.5)) if draw.chance(95) else 0 for key in keys}

    def code(self):
        return self.draw.pick(CODES)

    def handler(self):
        return self.draw.pick(HANDLERS)

    # ---- bytes

    def bytes_part(self):
        data = self.target
        if self.draw.chance(70) and len(data):
            at = self.draw.below(len(data))
            return bytes(data[at : at + self.draw.below(3)])
        return self.draw.bytes_like()

    def bpart(self):
        return self.byte_value() if self.draw.chance(20) else self.bytes_part()

    def bparts(self):
        return (self.bytes_part(), self.bytes_part()) if self.draw.chance(25) else self.bytes_part()

    def bytess(self):
        parts = [self.draw.bytes_like() for _ in range(self.draw.below(4))]
        return self.draw.pick((parts, tuple(parts), parts + ["a"], iter(parts)))

    def bchars(self):
        return None if self.draw.chance(10) else self.bytes_part()

    def bseparator(self):
        return None if self.draw.chance(30) else self.bytes_part()

    def btable(self):
        return self.draw.pick((None, bytes(range(255, -1, -1)), bytes(range(256)), b"ab"))

    def byte(self):
        return self.draw.pick((b"x", b" ", bytearray(b"-"), b"ab", b""))

    def hexsep(self):
        return self.draw.pick((":", "-", b"_", "é", "", "ab"))

    def byte_value(self):
        return self.draw.pick((0, 97, 98, 255, 256, -1, 32, 120))

    def byte_values(self):
        return self.draw.pick((b"ab", bytearray(b"x"), [97, 98], (1, 2), [256], "ab", range(3), [1.5], memoryview(b"cd")))

    def byte_filling(self):
        return self.byte_values() if self.draw.chance(60) else self.byte_value()

    def view_filling(self):
        return self.draw.pick((b"ab", 1, 97, b"x", 1.5, b"abcd", True, memoryview(b"ab"), -1, 300, b"", "a"))

    def cast(self):
        return self.draw.pick("BbcHhIiLlQqNnPfd?") if self.draw.chance(90) else self.draw.pick(("", "@B", "<H", "zz"))

    def shape(self):
        return self.draw.pick(([2, 2], [4], (1, 2, 2), [], [0], [3, 4], [-1]))

    def order(self):
        return self.draw.pick(("C", "F", "A", None, "x"))

    # ---- items

    def member(self):
        target = self.target
        if self.draw.chance(60) and len(target):
            return target[self.draw.below(len(target) if len(target) < 9 else 9)]
        return self.draw.item()

    def filling(self):
        return self.draw.iterable() if self.draw.chance(70) else self.draw.item()

    def keyed(self):
        return self.draw.pick((None, str, repr, len, abs))

    def like(self):
        """Another of the same type, sometimes the same."""
        if self.draw.chance(15):
            return self.target
        return MAKERS[type(self.target)](self.draw)

    def key(self):
        keys = list(self.target)
        if isinstance(self.target, (set, frozenset)):
            keys.sort(key=repr)
        return self.draw.pick(keys) if keys and self.draw.chance(50) else self.draw.key()

    def mapping(self):
        return self.draw.dict() if self.draw.chance(60) else self.draw.pairs()

    def counted(self):
        return self.draw.keys() if self.draw.chance(50) else Counter({self.draw.key(): self.draw.small()})

    # ---- numbers

    def operand(self):
        return self.draw.number()

    def shift(self):
        return self.draw.pick((0, 1, 3, 31, 62, 63, 64, 100, 2**64, -1, 200))

    def power(self):
        if isinstance(self.target, (int, float)) and abs(self.target) > 1000:
            return self.draw.below(4) - 1
        return self.draw.pick((0, 1, 2, 3, -1, -2, 0.5, 10, 2.0, 1j, 63, True, -0.5))

    def raised(self):
        """What is raised to the target, which may be large."""
        return self.draw.pick((0, 1, -1) if abs(self.target) > 1000 else (0, 1, 2, -1, 0.5, 10, 1j, True))

    def byteorder(self):
        return self.draw.pick(("little", "big", "big", "middle"))


def counter(draw):
    return Counter({draw.key(): draw.small() for _ in range(draw.below(5))})


MAKERS = {
    str: lambda draw: draw.text(),
    bytes: lambda draw: draw.bytes(),
    bytearray: lambda draw: bytearray(draw.bytes()),
    list: lambda draw: draw.items(),
    tuple: lambda draw: tuple(draw.items()),
    deque: lambda draw: deque(draw.items(), draw.pick((None, None, None, 0, 3, 8))),
    dict: lambda draw: draw.dict(),
    OrderedDict: lambda draw: OrderedDict(draw.pairs()),
    Counter: counter,
    set: lambda draw: set(draw.keys()),
    frozenset: lambda draw: frozenset(draw.keys()),
    range: lambda draw: draw.range(),
    slice: lambda draw: draw.slice(),
    memoryview: lambda draw: draw.memoryview(),
    int: lambda draw: draw.integer(),
    float: lambda draw: draw.floating(),
    complex: lambda draw: draw.complex(),
}
METHODS = {
    str: TEXT, bytes: BYTES, bytearray: BYTEARRAY, list: LIST, tuple: SEQUENCE, deque: DEQUE, dict: DICT,
    OrderedDict: ORDERED, Counter: COUNTER, set: SET, frozenset: FROZENSET, range: RANGE, slice: SLICE,
    memoryview: VIEW, int: INT, float: FLOAT, complex: COMPLEX,
}  # fmt: skip
TYPES = list(METHODS)
NAMES = {kind: sorted(METHODS[kind]) for kind in TYPES}
SHOWN_AFTER = (list, bytearray, deque, dict, OrderedDict, Counter, set, memoryview)


def call_text(name, given, named):
    parts = [described(value) for value in given] + [f"{key}={described(named[key])}" for key in named]
    return f".{name}({', '.join(parts)})"


def method_case(draw):
    """Some methods of one object, one after the other."""
    kind = draw.pick(TYPES)
    target = MAKERS[kind](draw)
    lines = [described(target)]
    for _ in range(draw.pick((1, 1, 2, 3)) if kind in SHOWN_AFTER else 1):
        name = draw.pick(NAMES[kind])
        if name == "__hash__" and target != target:
            continue
        given, named = Arguments(draw, target).all(METHODS[kind][name])
        before = call_text(name, given, named)
        result = outcome(lambda: getattr(target, name)(*given, **named))
        lines.append(f"{kind.__name__}{before} -> {result}")
        if kind in SHOWN_AFTER:
            lines.append(f"after {name}: {described(target)}")
    return lines


CASES = [method_case]
