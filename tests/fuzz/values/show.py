"""How results are written: with their types, alike in every implementation."""
import itertools
import re
from collections import Counter, OrderedDict, deque

ADDRESS = re.compile(r"\bat 0x[0-9a-f]{6,}")
MODULES = re.compile(r"\b(?:collections|functools|itertools|_struct|_operator|operator|_functools|math|draw|__main__|show)\.(?=[A-Za-z_])")
PLAIN = (int, float, complex, str, bytes, bytearray, bool, type(None), type(...), type(NotImplemented), range)
LIMIT = 700
# Iterators and views that CPython has more types of (docs/compatibility.md).
ALIKE = {"memory_iterator": "iterator", "longrange_iterator": "range_iterator", "str_ascii_iterator": "str_iterator"}
DICT_ITERATORS = re.compile(r"^o?dict_(reverse)?(key|value|item)?iterator$")


def plain(text):
    """Without addresses, and modules of types, which some messages name and ours do not."""
    return ADDRESS.sub("at 0x", MODULES.sub("", text))


def shown(value, depth=0):
    kind = type(value)
    name = kind.__name__
    if kind in PLAIN:
        return repr(value)
    if depth > 4:
        return name
    if kind is list:
        return "[" + ", ".join([shown(item, depth + 1) for item in value]) + "]"
    if kind is tuple:
        return "(" + ", ".join([shown(item, depth + 1) for item in value]) + ",)"
    if kind is dict:
        return "{" + ", ".join([f"{shown(k, depth + 1)}: {shown(v, depth + 1)}" for k, v in value.items()]) + "}"
    if kind is set or kind is frozenset:
        return name + "{" + ", ".join(sorted([shown(item, depth + 1) for item in value])) + "}"
    if kind is slice:
        return f"slice({shown(value.start, 1)}, {shown(value.stop, 1)}, {shown(value.step, 1)})"
    if isinstance(value, (dict, list, tuple, deque)):
        kept = list(value.items()) if isinstance(value, dict) else list(value)
        if isinstance(value, deque):
            name += f"({value.maxlen})"
        return name + shown(kept, depth + 1)
    if isinstance(value, memoryview):
        return shown_view(value)
    if isinstance(value, BaseException):
        return f"{name}({plain(str(value))})"
    if isinstance(value, type):
        return f"<class {name}>"
    if isinstance(value, re.Match):
        return shown_match(value)
    if hasattr(kind, "__next__"):
        name = ALIKE.get(name, DICT_ITERATORS.sub("dict_iterator", name))
        return f"{name}{shown(list(itertools.islice(value, 12)), depth + 1)}"
    if name in ("dict_keys", "dict_values", "dict_items", "odict_keys", "odict_values", "odict_items"):
        return name.removeprefix("o") + shown(list(value), depth + 1)
    return plain(repr(value)) if name in ("Index", "Sequence", "Text", "Number", "Failing", "Pattern") else f"<{name}>"


def shown_view(view):
    try:
        return f"memoryview({view.tobytes()!r}, {view.format}, {view.shape}, {view.strides}, {view.readonly})"
    except ValueError as error:
        return f"memoryview: {error}"


def shown_match(match):
    spans = [match.span(i) for i in range(match.re.groups + 1)]
    return f"Match({spans}, {match.groups()!r}, {match.groupdict()!r}, {match.lastindex}, {match.lastgroup!r})"


def outcome(action):
    """What came of a call: its result, or the exception."""
    try:
        text = ADDRESS.sub("at 0x", shown(action()))
    except RecursionError:
        text = "RecursionError"
    except Exception as error:
        text = f"{type(error).__name__}: {plain(str(error))}"
    return text if len(text) <= LIMIT else f"{text[:LIMIT]}... {len(text)}"


def described(value):
    """A value as an argument, before the call; iterators are not run."""
    kind = type(value)
    if hasattr(kind, "__next__"):
        return f"<{ALIKE.get(kind.__name__, kind.__name__)}>"
    return shown(value)
