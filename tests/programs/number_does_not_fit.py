# What is raised where a number does not fit: each function says it in its own words.
import array
import collections
import io
import itertools
import operator

BIG = 2**70


class Index:
    def __init__(self, v):
        self.v = v

    def __index__(self):
        return self.v


def t(name, f):
    try:
        r = f()
        print(name, repr(r)[:60])
    except Exception as e:
        print(name, type(e).__name__, e)


for n in (BIG, -BIG, Index(BIG), "x", 1.5, None):
    print("--", type(n).__name__, n is not None and n == -BIG)
    for name, f in {
        "to_bytes": lambda: (1).to_bytes(n, "big"),
        "list.insert": lambda: [1].insert(n, 1),
        "list.pop": lambda: [1].pop(n),
        "list[]": lambda: [1][n],
        "list[]=": lambda: operator.setitem([1], n, 1),
        "del list[]": lambda: operator.delitem([1], n),
        "list*": lambda: [1] * n,
        "*list": lambda: n * [1],
        "list*=": lambda: operator.imul([1], n),
        "list.index": lambda: [1].index(2, n),
        "tuple[]": lambda: (1,)[n],
        "tuple*": lambda: (1,) * n,
        "str[]": lambda: "a"[n],
        "str*": lambda: "a" * n,
        "str.center": lambda: "a".center(n),
        "str.ljust": lambda: "a".ljust(n),
        "str.rjust": lambda: "a".rjust(n),
        "str.zfill": lambda: "a".zfill(n),
        "str.replace": lambda: "aa".replace("a", "b", n),
        "str.split": lambda: "a a".split(" ", n),
        "str.rsplit": lambda: "a a".rsplit(" ", n),
        "str.expandtabs": lambda: "a\ta".expandtabs(n),
        "str.find": lambda: "a".find("a", n),
        "str.splitlines": lambda: "a\n".splitlines(n),
        "bytes": lambda: bytes(n) if not isinstance(n, str) else 0,
        "bytes[]": lambda: b"a"[n],
        "bytes*": lambda: b"a" * n,
        "bytes.center": lambda: b"a".center(n),
        "bytes.zfill": lambda: b"a".zfill(n),
        "bytes.replace": lambda: b"aa".replace(b"a", b"b", n),
        "bytes.split": lambda: b"a a".split(b" ", n),
        "bytes in": lambda: n in b"abc",
        "bytes.find": lambda: b"abc".find(n),
        "bytes of list": lambda: bytes([n]),
        "bytearray": lambda: bytearray(n) if not isinstance(n, str) else 0,
        "bytearray[]": lambda: bytearray(b"a")[n],
        "bytearray[]=": lambda: operator.setitem(bytearray(b"a"), n, 1),
        "bytearray[0]=": lambda: operator.setitem(bytearray(b"a"), 0, n),
        "bytearray.insert": lambda: bytearray().insert(n, 1),
        "bytearray.insert2": lambda: bytearray().insert(0, n),
        "bytearray.pop": lambda: bytearray(b"a").pop(n),
        "bytearray.append": lambda: bytearray(b"a").append(n),
        "bytearray.remove": lambda: bytearray(b"a").remove(n),
        "bytearray*": lambda: bytearray(b"a") * n,
        "<<": lambda: 1 << n,
        "0<<": lambda: 0 << n,
        ">>": lambda: 5 >> n,
        "->>": lambda: -5 >> n,
        "big<<": lambda: BIG << n,
        "big>>": lambda: BIG >> n,
        "round float": lambda: round(5.5, n),
        "round inf": lambda: round(float("inf")),
        "chr": lambda: chr(n),
        "range": lambda: len(range(n)),
        "range[]": lambda: range(5)[n],
        "islice": lambda: list(itertools.islice("ab", n)),
        "repeat": lambda: itertools.repeat(1, n),
        "combinations": lambda: list(itertools.combinations("ab", n)),
        "permutations": lambda: list(itertools.permutations("ab", n)),
        "product": lambda: itertools.product("ab", repeat=n),
        "tee": lambda: itertools.tee("ab", n),
        "deque maxlen": lambda: collections.deque([], n),
        "deque.insert": lambda: collections.deque([1]).insert(n, 1),
        "deque.rotate": lambda: collections.deque([1]).rotate(n),
        "deque[]": lambda: collections.deque([1])[n],
        "deque*": lambda: collections.deque([1]) * n,
        "deque.index": lambda: collections.deque([1]).index(5, n),
        "array.insert": lambda: array.array("b").insert(n, 1),
        "array.pop": lambda: array.array("b", [1]).pop(n),
        "array[]": lambda: array.array("b", [1])[n],
        "array*": lambda: array.array("b", [1]) * n,
        "array.append": lambda: array.array("b").append(n),
        "array q": lambda: array.array("q").append(n),
        "array Q": lambda: array.array("Q").append(n),
        "memoryview[]": lambda: memoryview(b"ab")[n],
        "memoryview[]=": lambda: operator.setitem(memoryview(bytearray(b"ab")), 0, n),
        "memoryview.tobytes": lambda: memoryview(b"a").tobytes(n),
        "BytesIO.read": lambda: io.BytesIO(b"a").read(n),
        "BytesIO.seek": lambda: io.BytesIO(b"a").seek(n),
        "BytesIO.truncate": lambda: io.BytesIO(b"a").truncate(n),
        "StringIO.read": lambda: io.StringIO("a").read(n),
        "StringIO.seek": lambda: io.StringIO("a").seek(n),
        "StringIO.readline": lambda: io.StringIO("a").readline(n),
        "enumerate": lambda: next(enumerate("a", n)),
        "sum": lambda: sum([1], n),
        "slice.indices": lambda: slice(0, 5).indices(n),
        "slice": lambda: "abc"[n:],
        "int base": lambda: int("1", n),
        "pow mod": lambda: pow(2, 3, n),
        "sort": lambda: [2, 1].sort(reverse=n),
        "sorted": lambda: sorted([2, 1], reverse=n),
        "float": lambda: float(n),
        "format width": lambda: "%*d" % (n, 5),
        "format precision": lambda: "%.*f" % (n, 5),
        "%c": lambda: "%c" % n,
        "b%c": lambda: b"%c" % n,
        "format c": lambda: format(n, "c"),
        "hash": lambda: hash(n) is not None,
    }.items():
        t(name, f)
t("int(memoryview)", lambda: int(memoryview(b"12")))
t("int(bytes)", lambda: int(b"12"))
t("int(bytearray)", lambda: int(bytearray(b"12"), 16))
t("int(memoryview, 10)", lambda: int(memoryview(b"12"), 10))
t("float(memoryview)", lambda: float(memoryview(b"1.5")))
t("complex(bytes)", lambda: complex(b"1"))
t("int of bad buffer", lambda: int(memoryview(b"1x")))
t("width", lambda: "%99999999999999999999d" % 1)
t("format width", lambda: format(1, "99999999999999999999d"))
t("format precision", lambda: format(1.5, ".99999999999999999999f"))


class Hint:
    def __init__(self, hint, n=2):
        self.hint, self.n = hint, n

    def __iter__(self):
        return iter("ab"[: self.n])

    def __length_hint__(self):
        if isinstance(self.hint, type):
            raise self.hint
        return self.hint


for hint in (-1, BIG, "x", 1.0, NotImplemented, TypeError, ValueError, None, True, 0):
    print("-- hint", hint)
    for make in (list, tuple, bytearray, bytes, lambda v: [].extend(v), lambda v: [*v], collections.deque,
                 lambda v: operator.length_hint(v, 3), lambda v: "".join(v), set, sorted,
                 lambda v: operator.setitem([], slice(0), v), lambda v: operator.iadd([], v),
                 lambda v: (lambda *a: a)(*v), lambda v: [x for x in v]):
        t("hint", lambda: make(Hint(hint)))
        t("hint", lambda: make(Hint(hint, 0)))
