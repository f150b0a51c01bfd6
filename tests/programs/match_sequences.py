# Sequence patterns: what counts as a sequence, lengths, stars.
import collections.abc
from collections import UserList, deque


def shape(v):
    match v:
        case []:
            return "empty"
        case [x]:
            return f"one {x!r}"
        case [1, 2, *rest]:
            return f"one two {rest}"
        case [*start, "end"]:
            return f"end after {start}"
        case [first, *_, last] if first == last:
            return f"same ends {first!r}"
        case (a, [b, *c], d):
            return f"nested {a!r} {b!r} {c!r} {d!r}"
        case [_, _]:
            return "pair"
        case [_, *_]:
            return "more"
    return "no sequence"


for v in (
    [], (), [5], (1, 2), [1, 2, 3, 4], ["a", "end"], ["x", 1, "x"], [1, [2, 3, 4], 5], (8, 9), [7, 8, 9],
    range(2), range(1, 4), deque([1, 2, 3]), UserList([9]), memoryview(b"ab"), "ab", b"ab",
    bytearray(b"ab"), {1: 2, 3: 4}, {1, 2}, iter([1, 2]), 5, None,
):
    print(type(v).__name__, shape(v))


class Looks:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return (8, 9)[i]


class Inherits(collections.abc.Sequence, Looks):
    __len__, __getitem__ = Looks.__len__, Looks.__getitem__


class Registered(Looks):
    pass


class Below(Registered):
    pass


print(shape(Looks()), shape(Inherits()), shape(Registered()), shape(Below()))
collections.abc.MutableSequence.register(Registered)
print(shape(Looks()), shape(Registered()), shape(Below()))


class Fussy(list):
    def __len__(self):
        print("len")
        return super().__len__()

    def __getitem__(self, i):
        print("item", i)
        return super().__getitem__(i)

    def __iter__(self):
        print("iter")
        return super().__iter__()


def ends(v):
    match v:
        case [x, *_, y, _]:
            return x, y


def all_of(v):
    match v:
        case [x, *y, z]:
            return x, y, z


def only_length(v):
    match v:
        case [_, *_]:
            return True


class Liar:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        raise IndexError(i)


collections.abc.Sequence.register(Liar)
print(ends(Fussy("abcd")), all_of(Fussy("abcd")), only_length(Fussy("abcd")))
try:
    match Liar():
        case [a, b]:
            print("not here")
except ValueError as e:
    print(e)
try:
    ends(Liar())
    match Liar():
        case [a, *_]:
            print("not here")
except IndexError as e:
    print("IndexError", e)
