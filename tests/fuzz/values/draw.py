"""Random values of the built-in types. The same seed draws the same values in any implementation."""
from collections import Counter, OrderedDict, deque

MASK = (1 << 64) - 1
LETTERS = "abcabcabcxyzABC  \t\n012_-.,%{}[]()\\/'\"é"
ODD_LETTERS = "ßéİıǆﬁΣσς\u0345\u0301\u2028\x1c\x85\x00\x1f\x7f²½٣Ⅷ中😀𝐀\ud800\xa0\u200d"
WORDS = ("", "a", "b", "ab", "abc", "aba", " ", "a b", "A", "Ab", "x", "0", "12", "-1", " a ", "\n", "a\nb",
         "a,b,,c", "key", "ß", "é", "ab" * 3, "__", "a1", "1a", "True", "None", "a\tb", "a\r\nb\rc", "a\x00b")
EDGES = (0, 1, 2, 3, -1, -2, 5, 7, 8, 10, 15, 16, 31, 32, 63, 64, 100, 127, 128, 255, 256, 1000, 65535, 65536)
FLOATS = (0.0, -0.0, 0.5, 1.0, -1.0, 1.5, 2.5, -2.5, 0.1, 0.2, 1 / 3, 1e-5, 1e-4, 1e15, 1e16, 1e17, 1e22, 1e23,
          123456.789, 1e100, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, float("inf"),
          float("-inf"), float("nan"), 9007199254740993.0, 2.0**63, -(2.0**63), 0.30000000000000004, 12345678.9)
CODES = ("utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-32-be", "UTF8", "iso8859-1", "cp437", "nope")
HANDLERS = ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape",
            "surrogatepass", "namereplace", "nope")


class Index:
    """An int by __index__ only."""

    def __init__(self, number):
        self.number = number

    def __index__(self):
        return self.number

    def __repr__(self):
        return f"Index({self.number})"


class Failing:
    """Every use of it raises."""

    def __repr__(self):
        return "Failing()"

    def fail(self, *args):
        raise LookupError("failing")

    __index__ = __iter__ = __eq__ = __lt__ = __len__ = __hash__ = __bool__ = __float__ = __int__ = fail
    __getitem__ = __add__ = __radd__ = __contains__ = __format__ = __str__ = fail


class Sequence:
    """Iterated by __getitem__; knows its length."""

    def __init__(self, items):
        self.items = items

    def __getitem__(self, at):
        return self.items[at]

    def __len__(self):
        return len(self.items)

    def __repr__(self):
        return f"Sequence({self.items!r})"


class Text(str):
    """A subclass of str."""


class Number(int):
    """A subclass of int."""


class Items(list):
    """A subclass of list."""


def generate(items):
    yield from items


class Draw:
    """Random numbers, and values made of them."""

    def __init__(self, seed):
        self.state = (seed * 0x9E3779B97F4A7C15 + 0x1234567) & MASK
        for _ in range(3):
            self.below(2)

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & MASK
        return (self.state >> 33) % n

    def chance(self, percent):
        return self.below(100) < percent

    def pick(self, items):
        return items[self.below(len(items))]

    # ---- numbers

    def small(self):
        return self.below(9) - 3

    def count(self):
        return self.below(12)

    def integer(self):
        kind = self.below(6)
        if kind < 3:
            return self.small() if kind else self.pick(EDGES)
        if kind == 3:
            return self.pick((1, -1)) * (2 ** self.pick((8, 15, 31, 32, 53, 61, 62, 63, 64, 128)) + self.below(5) - 2)
        if kind == 4:
            return self.below(1 << 31) - (1 << 30)
        return self.pick((1, -1)) * self.big()

    def big(self):
        number = 0
        for _ in range(1 + self.below(7)):
            number = number << 31 | self.below(1 << 31)
        return number

    def harmless(self):
        """An int that no repetition takes long for: small, or beyond what memory has."""
        return self.small() if self.chance(85) else self.pick((2**63, -(2**63) - 1, 2**64, 2**63 - 1, -(2**70)))

    def floating(self):
        kind = self.below(4)
        if kind < 2:
            return self.pick(FLOATS)
        if kind == 2:
            return (self.below(2000001) - 1000000) / self.pick((1, 2, 3, 8, 10, 100, 1000))
        return (self.below(1 << 31) - (1 << 30)) * 10.0 ** (self.below(60) - 30)

    def complex(self):
        return complex(self.floating(), self.floating()) if self.chance(60) else complex(self.small(), self.small())

    def number(self):
        return self.pick((self.integer, self.integer, self.floating, self.complex, self.boolean))()

    def real(self):
        return self.pick((self.integer, self.floating, self.floating))()

    def boolean(self):
        return self.chance(50)

    # ---- texts

    def text(self):
        kind = self.below(4)
        if kind == 0:
            return self.pick(WORDS)
        letters = ODD_LETTERS + LETTERS if kind == 1 else LETTERS
        return "".join([self.pick(letters) for _ in range(self.below(14))])

    def letter(self):
        return self.pick(LETTERS if self.chance(80) else ODD_LETTERS)

    def plain(self):
        return "".join([self.pick("abcxyz019 .-+eE_") for _ in range(self.below(8))])

    def bytes(self):
        if self.chance(30):
            return self.pick(WORDS).encode()
        if self.chance(80):
            return bytes([self.pick(b"abcABC xyz\t\n012.,-_%\x00\xff\x80\xc3\xa9") for _ in range(self.below(12))])
        return bytes([self.below(256) for _ in range(self.below(12))])

    def bytes_like(self):
        data = self.bytes()
        kind = self.below(6)
        return bytearray(data) if kind == 4 else memoryview(data) if kind == 5 else data

    # ---- containers

    def key(self):
        kind = self.below(8)
        if kind < 3:
            return self.below(6)
        if kind < 6:
            return self.pick(("a", "b", "c", "ab", "", "key"))
        return self.pick((None, (1, 2), 2.0, True, (), b"a", 1.5, frozenset([1]), "x"))

    def leaf(self):
        return self.pick((self.small, self.integer, self.text, self.floating, self.key, self.boolean, self.bytes))()

    def item(self):
        return self.leaf() if self.chance(85) else self.value(1)

    def items(self, most=7):
        if self.chance(50):
            return [self.small() for _ in range(self.below(most))]
        if self.chance(40):
            return [self.pick(WORDS) for _ in range(self.below(most))]
        return [self.item() for _ in range(self.below(most))]

    def ints(self, most=8):
        return [self.small() for _ in range(self.below(most))]

    def keys(self):
        return [self.key() for _ in range(self.below(7))]

    def dict(self):
        return {self.key(): self.leaf() for _ in range(self.below(6))}

    def pairs(self):
        return [(self.key(), self.leaf()) for _ in range(self.below(5))]

    def range(self):
        if self.chance(10):
            return range(self.small(), self.pick((2**63, 2**65)), 2**62)
        return range(self.small(), self.pick((self.small(), self.count(), 20)), self.pick((1, 1, 1, 2, 3, -1, -2, 7)))

    def slice(self):
        def end():
            return None if self.chance(30) else self.below(14) - 6 if self.chance(93) else self.pick((2**63, -(2**64)))

        if self.chance(3):
            return slice(self.value(1), end(), self.value(1))
        return slice(end(), end(), self.pick((None, None, None, 1, -1, 2, -2, 3, 0, Index(2), 2**63)))

    def memoryview(self):
        kind = self.below(5)
        if kind == 0:
            return memoryview(bytearray(self.bytes()))
        if kind == 1:
            return memoryview(bytes(self.below(256) for _ in range(12))).cast("H")
        if kind == 2:
            return memoryview(bytearray(12)).cast("B", [3, 4])
        if kind == 3:
            return memoryview(self.bytes())[:: self.pick((1, 2, -1))]
        return memoryview(bytearray(b"\x00\x01\x80\xff" * 2)).cast(self.pick("bcIQfd?iq"))

    def iterable(self):
        items = self.items()
        kind = self.below(12)
        if kind < 5:
            return items
        return (tuple(items), iter(items), generate(items), Sequence(items), self.text(), self.dict(),
                self.value(1))[kind - 5]  # fmt: skip

    def container(self):
        """Sets are of ints: others have no fixed order, and what prints them has."""
        kind = self.below(11)
        if kind == 0:
            return self.items()
        if kind == 1:
            return tuple(self.items())
        if kind == 2:
            return self.dict()
        if kind == 3:
            return set(self.ints())
        if kind == 4:
            return frozenset(self.ints())
        if kind == 5:
            return deque(self.items(), self.pick((None, None, 0, 3)))
        if kind == 6:
            return OrderedDict(self.pairs())
        if kind == 7:
            return Counter(self.keys())
        return self.pick((self.range, self.slice, self.bytes_like))()

    def other(self):
        return self.pick((None, NotImplemented, ..., int, str, len, Failing(), Index(self.small()), Index(2),
                          Text("ab"), Number(3), Items([1, 2]), object, Sequence([1, 2]), Index("a")))  # fmt: skip

    def value(self, depth=0):
        kind = self.below(16)
        if kind < 4:
            return self.harmless()
        if kind < 7:
            return self.text()
        if kind == 7:
            return self.floating()
        if kind == 8:
            return self.bytes_like()
        if kind == 9:
            return self.complex()
        if kind == 10:
            return self.boolean()
        if kind == 11:
            return self.other()
        if kind == 12:
            return None
        return self.leaf() if depth else self.container()
