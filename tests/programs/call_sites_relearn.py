# What a place of call has learned of one receiver or function holds for no other.
import builtins


class Loud(list):
    def append(self, x):
        print("append", x)
        list.append(self, x)

    def __len__(self):
        return 99


def add(o, x):
    o.append(x)
    return o


for o in ([], Loud(), [], bytearray(), Loud()):
    print(add(o, 1), len(o))


class Duck:
    def __init__(self):
        self.append = lambda x: print("own", x)


add(Duck(), 2)
for o, i in (([5, 6], 0), ([5, 6], -1), ((7, 8), 1), ("ab", -2), ({0: "zero"}, 0), (range(3), 2)):
    print(o[i])
for o, i in (([5, 6], 2), ([5, 6], -3), ((7, 8), 2), ("ab", 2), ({}, 0)):
    try:
        print(o[i])
    except (IndexError, KeyError) as e:
        print(type(e).__name__, e)
for bad in (lambda: [].append(), lambda: [].append(1, 2), lambda: "a".upper(1), lambda: (5).bit_length(1)):
    try:
        bad()
    except TypeError as e:
        print("TypeError")
print((5).bit_length(), (1.5).is_integer(), True.bit_length())


def f(a, b):
    return ("f", a, b)


def g(a):
    return ("g", a)


def call1(h):
    try:
        return h(1)
    except TypeError as e:
        return str(e)


print(call1(f), call1(g))
f.__code__, g.__code__ = g.__code__, f.__code__
print(call1(f), call1(g))


def gen(a):
    yield a


print(list(call1(gen)))


def length(x):
    return len(x)


print(length([1, 2]))
kept = builtins.len
builtins.len = lambda x: "other"
print(length([1, 2]))
builtins.len = kept
print(length([1, 2]))
len = lambda x: "mine"
print(length([1]))
del len
print(length([1]))
try:
    raise ValueError(1, 2)
except ValueError as e:
    print(e.args, ValueError().args, KeyError("k").args)


class Strange:
    args = ValueError.args


try:
    Strange().args
except TypeError as e:
    print("TypeError")
