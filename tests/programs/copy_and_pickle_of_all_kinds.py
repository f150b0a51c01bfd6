# What can be copied and pickled, and in which words the rest is refused.
import array
import collections
import copy
import datetime
import decimal
import enum
import fractions
import functools
import io
import itertools
import operator
import pickle
import random
import re
import types
import uuid
from collections import Counter, OrderedDict, defaultdict, deque


class Plain:
    def __init__(self, v):
        self.v = v

    def method(self):
        return self.v

    @classmethod
    def made(cls):
        return cls(9)

    @staticmethod
    def still():
        return "still"

    def __repr__(self):
        return f"Plain({self.v!r})"


class Slots:
    __slots__ = ("a", "b")

    def __repr__(self):
        return f"Slots({getattr(self, 'a', '-')}, {getattr(self, 'b', '-')})"


class Deque(deque):
    pass


class Ordered(OrderedDict):
    pass


class Missing(defaultdict):
    pass


class Tally(Counter):
    pass


class L(list):
    pass


class D(dict):
    pass


class S(set):
    pass


class F(frozenset):
    pass


class T(tuple):
    pass


class I(int):
    pass


class St(str):
    pass


class B(bytes):
    pass


class BA(bytearray):
    pass


class Fl(float):
    pass


class Oops(Exception):
    def __init__(self, a, b=2):
        super().__init__(a)
        self.extra = b


class Colour(enum.Enum):
    RED = 1


class Perm(enum.Flag):
    R = 4
    W = 2


Point = collections.namedtuple("Point", "x y")


def function(a, b=1):
    return a, b


def generator():
    yield 1


def moved(it, n=1):
    for _ in range(n):
        next(it)
    return it


def with_extra(o, **kw):
    for k, v in kw.items():
        setattr(o, k, v)
    return o


def slots():
    s = Slots()
    s.a = 1
    return s


def buffer(kind, text, at):
    b = kind(text)
    b.seek(at)
    return b


def grouped():
    return itertools.groupby("aabbb")


def error():
    try:
        {}["k"]
    except KeyError as e:
        e.add_note("note")
        return e


def oserror():
    try:
        open("/nonexistent/file")
    except OSError as e:
        return e


def cyclic():
    l = [1]
    l.append(l)
    return l


MAKE = {
    "defaultdict": lambda: defaultdict(list, a=[1]),
    "defaultdict none": lambda: defaultdict(None, a=[1]),
    "Missing": lambda: with_extra(Missing(int, a=1), x=2),
    "deque": lambda: deque([1, [2]]),
    "deque maxlen": lambda: deque([1, 2, 3], 2),
    "Deque": lambda: with_extra(Deque([1], 3), x=[1]),
    "Ordered": lambda: with_extra(Ordered(a=1), x=2),
    "Counter": lambda: Counter("aab"),
    "Tally": lambda: with_extra(Tally("aab"), x=1),
    "ChainMap": lambda: collections.ChainMap({"a": 1}, {"b": 2}),
    "UserDict": lambda: collections.UserDict(a=1),
    "UserList": lambda: collections.UserList([1]),
    "UserString": lambda: collections.UserString("ab"),
    "namedtuple": lambda: Point(1, [2]),
    "Random": lambda: moved_random(),
    "SystemRandom": lambda: random.SystemRandom(),
    "itemgetter": lambda: operator.itemgetter(1),
    "itemgetter 2": lambda: operator.itemgetter(1, "a"),
    "attrgetter": lambda: operator.attrgetter("a.b"),
    "attrgetter 2": lambda: operator.attrgetter("a.b", "c"),
    "methodcaller": lambda: operator.methodcaller("m", 1),
    "methodcaller k": lambda: operator.methodcaller("m", 1, k=2),
    "partial": lambda: functools.partial(function, 1, b=[2]),
    "partial x": lambda: with_extra(functools.partial(function, 1), x=3),
    "partial of partial": lambda: functools.partial(functools.partial(function, 1), b=2),
    "StringIO": lambda: buffer(io.StringIO, "ab\ncd", 2),
    "StringIO nl": lambda: io.StringIO("a\r\nb", newline=None),
    "BytesIO": lambda: buffer(io.BytesIO, b"abcd", 2),
    "range": lambda: range(1, 9, 2),
    "range ended": lambda: list(it := iter(range(2))) and it,
    "reversed range": lambda: reversed(range(3)),
    "list iter": lambda: moved(iter([1, 2, 3])),
    "list reversed": lambda: moved(reversed([1, 2, 3])),
    "tuple iter": lambda: moved(iter((1, 2, 3))),
    "bytes iter": lambda: moved(iter(b"abc")),
    "bytearray iter": lambda: moved(iter(bytearray(b"abc"))),
    "dict iter": lambda: moved(iter({1: 2, 3: 4})),
    "dict items iter": lambda: iter({1: 2}.items()),
    "dict values iter": lambda: iter({1: 2}.values()),
    "dict reversed": lambda: reversed({1: 2, 3: 4}),
    "odict iter": lambda: moved(iter(OrderedDict(a=1, b=2))),
    "odict items iter": lambda: moved(iter(OrderedDict(a=1, b=2).items())),
    "set iter": lambda: moved(iter({1, 2})),
    "array iter": lambda: moved(iter(array.array("b", [1, 2]))),
    "callable iter": lambda: iter(Plain.still, "x"),
    "enumerate": lambda: moved(enumerate("abc", 5)),
    "zip": lambda: moved(zip("abc", [1, 2, 3])),
    "zip strict": lambda: zip("abc", [1, 2, 3], strict=True),
    "map": lambda: moved(map(len, ["a", "bb"])),
    "filter": lambda: moved(filter(None, [0, 1, 2])),
    "reversed seq": lambda: reversed(T((1, 2))),
    "count": lambda: moved(itertools.count(3)),
    "count step": lambda: moved(itertools.count(3, 2)),
    "count float": lambda: itertools.count(1.5, 0.5),
    "cycle": lambda: moved(itertools.cycle("ab"), 3),
    "cycle new": lambda: itertools.cycle("ab"),
    "repeat": lambda: moved(itertools.repeat("x", 3)),
    "repeat ever": lambda: itertools.repeat("x"),
    "accumulate": lambda: moved(itertools.accumulate([1, 2, 3])),
    "accumulate f": lambda: itertools.accumulate([1, 2, 3], operator.mul, initial=5),
    "chain": lambda: moved(itertools.chain("ab", "cd")),
    "chain from": lambda: itertools.chain.from_iterable(["ab", "cd"]),
    "compress": lambda: moved(itertools.compress("abc", [1, 0, 1])),
    "dropwhile": lambda: moved(itertools.dropwhile(Plain.still, [1, 2]) if 0 else itertools.dropwhile(bool, [1, 0, 2])),
    "takewhile": lambda: moved(itertools.takewhile(bool, [1, 2, 0])),
    "filterfalse": lambda: moved(itertools.filterfalse(None, [1, 0, 0])),
    "islice": lambda: moved(itertools.islice("abcdef", 1, 5, 2)),
    "starmap": lambda: moved(itertools.starmap(pow, [(2, 3), (2, 4)])),
    "batch": lambda: slice(1, 2, 3),
    "date": lambda: datetime.date(2020, 1, 2),
    "datetime": lambda: datetime.datetime(2020, 1, 2, 3, tzinfo=datetime.timezone.utc),
    "timedelta": lambda: datetime.timedelta(1, 2),
    "timezone": lambda: datetime.timezone(datetime.timedelta(hours=1), "X"),
    "time": lambda: datetime.time(1, 2, fold=1),
    "Decimal": lambda: decimal.Decimal("1.50"),
    "Fraction": lambda: fractions.Fraction(1, 3),
    "uuid": lambda: uuid.UUID(int=5),
    "array": lambda: array.array("h", [1, -2]),
    "bytes": lambda: b"ab",
    "bytearray": lambda: bytearray(b"ab"),
    "complex": lambda: 1 + 2j,
    "big int": lambda: -(2**100),
    "nan": lambda: float("nan"),
    "None": lambda: None,
    "Ellipsis": lambda: ...,
    "NotImplemented": lambda: NotImplemented,
    "frozenset": lambda: frozenset([1]),
    "mappingproxy": lambda: types.MappingProxyType({}),
    "SimpleNamespace": lambda: types.SimpleNamespace(a=[1]),
    "generic alias": lambda: list[int],
    "property": lambda: property(),
    "dict keys": lambda: {}.keys(),
    "dict values": lambda: {}.values(),
    "dict items": lambda: {}.items(),
    "exception": lambda: ValueError("a", 1),
    "exception note": error,
    "exception attr": lambda: with_extra(ValueError("a"), code=[5]),
    "Oops": lambda: Oops(1, 3),
    "OSError": oserror,
    "OSError 2": lambda: OSError(2, "m", "f", None, "g"),
    "UnicodeError": lambda: UnicodeDecodeError("utf-8", b"a", 0, 1, "why"),
    "SyntaxError": lambda: SyntaxError("m", ("f", 1, 2, "t")),
    "ImportError": lambda: ImportError("m", name="n", path="p"),
    "StopIteration": lambda: StopIteration(5),
    "SystemExit": lambda: SystemExit(5),
    "KeyError": lambda: KeyError("k"),
    "AttributeError": lambda: AttributeError("m", name="n", obj=1),
    "NameError": lambda: NameError("m", name="n"),
    "ExceptionGroup": lambda: ExceptionGroup("m", [ValueError(1)]),
    "class": lambda: Plain,
    "built-in class": lambda: int,
    "function": lambda: function,
    "lambda": lambda: (lambda: 1),
    "built-in": lambda: len,
    "bound built-in": lambda: [1].append,
    "method descriptor": lambda: str.upper,
    "wrapper": lambda: int.__add__,
    "method wrapper": lambda: (5).__add__,
    "bound method": lambda: Plain(5).method,
    "classmethod": lambda: Plain.made,
    "staticmethod": lambda: Plain.still,
    "generator": lambda: generator(),
    "coroutine-like": lambda: (x for x in ()),
    "module": lambda: itertools,
    "cell": lambda: types.CellType(1),
    "type(None)": lambda: type(None),
    "enum": lambda: Colour.RED,
    "flag": lambda: Perm.R | Perm.W,
    "Plain": lambda: Plain([1]),
    "Slots": slots,
    "object": lambda: object(),
    "L": lambda: with_extra(L([1, [2]]), x=1),
    "D": lambda: with_extra(D(a=[1]), x=1),
    "S": lambda: with_extra(S([1]), x=[1]),
    "F": lambda: with_extra(F([1]), x=1),
    "T": lambda: with_extra(T([1]), x=1),
    "I": lambda: with_extra(I(5), x=1),
    "St": lambda: with_extra(St("a"), x=1),
    "B": lambda: with_extra(B(b"a"), x=1),
    "BA": lambda: with_extra(BA(b"a"), x=1),
    "Fl": lambda: with_extra(Fl(1.5), x=1),
    "cyclic list": cyclic,
    "super": lambda: super(Plain, Plain(1)),
}


@functools.lru_cache
def cached(a):
    return a


def moved_random():
    r = random.Random(3)
    r.gauss(0, 1)
    return r


def show(o):
    text = re.sub("0x[0-9a-f]+", "0x", repr(o))
    extra = getattr(o, "__dict__", None)
    if isinstance(extra, dict) and not isinstance(o, type) and "Plain" not in text:
        text += " " + re.sub("0x[0-9a-f]+", "0x", repr(extra))[:60]
    if isinstance(o, random.Random) and not isinstance(o, random.SystemRandom):
        return f"Random {o.random()} {o.gauss(0, 1)}"
    if isinstance(o, (io.StringIO, io.BytesIO)):
        return f"{type(o).__name__} {o.tell()} {o.read()!r} {o.getvalue()!r}"
    if isinstance(o, BaseException):
        names = "name path obj start end reason encoding object errno filename filename2 strerror code value lineno offset text msg".split()
        found = [(n, getattr(o, n)) for n in names if getattr(o, n, None) is not None]
        return f"{text} {o.args} {found}"
    if hasattr(o, "__next__") and not isinstance(o, io.IOBase):
        try:
            return f"{type(o).__name__} {[x if type(x) is not tuple or len(x) != 2 or not hasattr(x[1], '__next__') else (x[0], list(x[1])) for x in itertools.islice(o, 6)]}"
        except Exception as e:
            return f"{type(o).__name__} {type(e).__name__} {e}"
    if callable(o) and isinstance(o, functools.partial):
        return text + f" {o()}"
    return text[:150]


def attempt(what, make, through):
    try:
        o = make()
        c = through(o)
        print(" ", what, "same" if c is o else "other", type(c).__name__, show(c))
    except Exception as e:
        text = re.sub("0x[0-9a-f]+", "0x", str(e))
        print(" ", what, type(e).__name__, text[:160])


for name, make in MAKE.items():
    print(name)
    attempt("copy", make, copy.copy)
    attempt("deepcopy", make, copy.deepcopy)
    for protocol in (0, 2, 4):
        attempt(f"pickle {protocol}", make, lambda o: pickle.loads(pickle.dumps(o, protocol)))
