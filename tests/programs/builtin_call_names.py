"""Calls by the names of built-ins, where the names lead elsewhere before, between and after."""
import builtins

items = [3, 1, 2]
pair = (1, 2)
text = "abc"


def by_names():
    f = lambda v: -v
    o = [1]
    yield abs(pair[0]), all(items), any(items), bin(5), callable(f), chr(65), divmod(7, 2)
    yield getattr(text, "nope", 4), hasattr(text, "nope"), hasattr(text, "upper"), hash(5), hex(255)
    yield id(o) == id(o), isinstance(text, str), issubclass(bool, int), list(iter(items)), len(items)
    yield max(items), max(3, 4), min(items), min(3, 4, -1), next(iter(items)), next(iter(()), 9)
    yield ord("a"), pow(2, 5), pow(2, 5, 7), repr(text), round(2.567, 1), round(2.5), sorted(items)
    yield sum(items), sum(items, 10), bool(), bool(items), bytes(), bytes(2), dict(), dict([pair])
    yield list(enumerate(items)), list(enumerate(items, 5)), list(filter(None, items)), float()
    yield float("1.5"), frozenset(), frozenset(items) == {1, 2, 3}, int(), int("12"), int("ff", 16)
    yield list(), list(text), list(map(f, items)), list(map(max, items, items)), list(range(3))
    yield list(range(1, 3)), list(range(5, 0, -2)), list(reversed(items)), set(), set(pair), str()
    yield str(5), tuple(), tuple(text), type(text), list(zip()), list(zip(items, text)), tuple(zip(items))


for row in by_names():
    print(row)


def errors():
    def wrong(call):
        try:
            print(call())
        except Exception as e:
            print(type(e).__name__, e)

    none = None
    wrong(lambda: len(none))
    wrong(lambda: len())
    wrong(lambda: len(text, text))
    wrong(lambda: abs(text))
    wrong(lambda: chr(-1))
    wrong(lambda: ord(text))
    wrong(lambda: int(none))
    wrong(lambda: int(text))
    wrong(lambda: float(text))
    wrong(lambda: list(none))
    wrong(lambda: dict(none))
    wrong(lambda: getattr(text, "nope"))
    wrong(lambda: isinstance(text, none))
    wrong(lambda: next(none))
    wrong(lambda: next(iter(())))
    wrong(lambda: max(()))
    wrong(lambda: sum(text))
    wrong(lambda: range(text))
    wrong(lambda: map(none))
    wrong(lambda: zip(none))
    wrong(lambda: type())
    wrong(lambda: reversed(set()))
    wrong(lambda: unbound(len))
    wrong(lambda: len(unknown))


def unbound(_):
    if not _:
        late = 1
    return len(late)


errors()


def length(v):
    return len(v)


def lengths(*v):
    return [len(v), len([*v]), len(tuple(v)), len(str(len(v)))]


def mine(v):
    return "mine", v


print(length(text), lengths(1, 2))
globals()["len"] = mine
print(length(text), lengths(1, 2))
del globals()["len"]
print(length(text), lengths(1, 2))

saved = builtins.len
builtins.len = mine
print(length(text), lengths(1, 2))
del builtins.len
try:
    length(text)
except NameError as e:
    print(e)
builtins.len = saved
print(length(text), lengths(1, 2))


def patching(v):
    """The callee of a call has been looked up before its arguments are evaluated."""
    builtins.len = mine
    return v


print(len(patching(text)))
print(len(text))
builtins.len = saved


class Int(int):
    pass


kept = int
builtins.int = Int
print(type(int("5")), type(int(text, 16)))
builtins.int = kept
print(type(int("5")))


def parameter(len):
    return len(text)


print(parameter(lambda v: "parameter"))


def local():
    sorted = lambda v: "local"
    return [sorted(items), [sorted(v) for v in [items]]]


print(local())


class Body:
    len = lambda v: "in the class"
    here = len(text)

    def method(self):
        return len(text)


print(Body.here, Body().method())
space = {"len": mine, "out": None}
exec("out = len('abcd')", space)
print(space["out"])
space = {"out": None}
exec("out = len('abcd')", space)
print(space["out"])


class Sized:
    def __len__(self):
        builtins.len = mine
        try:
            return length(text) and 3
        finally:
            builtins.len = saved


sized = Sized()
print(len(sized))
big = [0] * 200
print(max(*big, 7), max(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), list(zip(big, big, big, big, big, big, big, big, big))[:1])
builtins.max = lambda *a: len(a)
print(max(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), max(text, text))
