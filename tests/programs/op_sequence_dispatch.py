# + and * of sequences, of classes derived from them and of what has reflected methods: who is asked,
# in which order, and in which words it ends.
import operator
import zlib
from array import array
from collections import UserList, deque


class Radd:
    def __radd__(self, other):
        return f"Radd({type(other).__name__})"


class Rmul:
    def __rmul__(self, other):
        return f"Rmul({type(other).__name__})"


class Both(Radd, Rmul):
    def __iter__(self):
        return iter((7, 8))


class Not:
    def __radd__(self, other):
        return NotImplemented

    __rmul__ = __radd__

    def __iter__(self):
        return iter((5, 6))


class Index:
    def __index__(self):
        return 2


class IndexRmul(Index):
    def __rmul__(self, other):
        return "IndexRmul"


def derived(base):
    def says(name, answer=None):
        def method(self, other):
            return f"{name}" if answer is None else answer

        return method

    name = base.__name__
    yield type(f"Plain_{name}", (base,), {})
    yield type(f"Radd_{name}", (base,), {"__radd__": says("radd")})
    yield type(f"Rmul_{name}", (base,), {"__rmul__": says("rmul")})
    yield type(f"AddNot_{name}", (base,), {"__add__": says("", NotImplemented)})
    yield type(f"MulNot_{name}", (base,), {"__mul__": says("", NotImplemented)})
    yield type(f"Add_{name}", (base,), {"__add__": says("add"), "__mul__": says("mul")})
    yield type(f"Iadd_{name}", (base,), {"__iadd__": says("iadd"), "__imul__": says("imul")})
    yield type(f"IaddNot_{name}", (base,), {"__iadd__": says("", NotImplemented),
                                            "__imul__": says("", NotImplemented)})


def make(kind):
    if issubclass(kind, array):
        return kind("b", [1])
    if issubclass(kind, str):
        return kind("a")
    if issubclass(kind, (list, tuple, deque, UserList)):
        return kind([1])
    return kind(b"a")


bases = [list, tuple, str, bytes, bytearray, deque, array]
kinds = [k for b in bases for k in (b, *derived(b))]
others = [Radd, Rmul, Both, Not, Index, IndexRmul]
OPERATORS = [operator.add, operator.mul, operator.iadd, operator.imul, operator.concat, operator.iconcat]


def show(op, make_a, make_b):
    try:
        r = op(make_a(), make_b())
        return f"{type(r).__name__} {r!r}"
    except Exception as e:
        text = f"{type(e).__name__}: {e}"
        return text.replace("collections.deque", "deque").replace("array.array", "array")


SHOWN = "Plain_list", "Radd_list", "AddNot_list", "MulNot_list", "IaddNot_list", "str", "int"
check = {}


def run(name, make_a, make_b):
    """All of them as checksums, by the left operand; those of SHOWN in words."""
    left = type(make_a()).__name__
    for op in OPERATORS:
        text = show(op, make_a, make_b)
        check[left] = zlib.crc32(text.encode(), check.get(left, 0))
        if left in SHOWN and type(make_b()).__name__ in (*SHOWN, "Radd", "Both", "list"):
            print(name, op.__name__, text)


for kind in kinds:
    for other in others:
        run(f"{kind.__name__} {other.__name__}", lambda: make(kind), other)
        run(f"{other.__name__} {kind.__name__}", other, lambda: make(kind))
    for value in (2, 0, -1, True, 1.5, None, "s", [2], (2,), b"b", {}, range(2), {3}, 2j):
        run(f"{kind.__name__} {value!r}", lambda: make(kind), lambda: value)
        run(f"{value!r} {kind.__name__}", lambda: value, lambda: make(kind))
for a in bases:
    for k in derived(a):
        for b in bases:
            for j in (b, *derived(b)):
                if a is b or j is b:
                    run(f"{k.__name__} {j.__name__}", lambda: make(k), lambda: make(j))
for kind in bases:
    for name in ("__add__", "__mul__", "__rmul__", "__radd__", "__iadd__", "__imul__"):
        if not hasattr(kind, name):
            print(kind.__name__, "has no", name)
            continue
        for other in (Both, Index, Not, lambda: 2, lambda: "x", lambda: None, lambda: 2.5):
            print(kind.__name__, name, show(lambda a, b: getattr(a, name)(b), lambda: make(kind), other))
    for k in derived(kind):
        for name in ("__add__", "__mul__", "__rmul__", "__radd__"):
            print(k.__name__, name, show(lambda a, b: getattr(a, name)(b), lambda: make(k), lambda: 2))


def augmented():
    x = [1]
    x += Radd()
    print(x)
    x = [1]
    x += Both()
    print(x)
    x = [1]
    x += Not()
    print(x)
    x = (1,)
    x *= Index()
    print(x)
    x = "a"
    x += Radd()
    print(x)
    print([1] + Radd(), "a" + Radd(), b"a" + Radd(), (1,) + Radd(), [1] * Rmul(), 2 * [1] + Radd())


augmented()
for name in check:
    print(name, f"{check[name]:08x}")
