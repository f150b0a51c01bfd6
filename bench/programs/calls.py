"""Calls: positional, keywords, defaults, *args, **kwargs, a closure, a built-in function."""


def plain(a, b):
    return b


def default(a, b=2, *, c=3):
    return c


def many(*args, **kwargs):
    return len(args) + len(kwargs)


def adder(n):
    return lambda x: x + n


total, add = 0, adder(3)
for i in range(6000):
    total += plain(i, 1) + default(i) + default(i, c=5) + many(i, i, k=i) + add(i) + abs(-i)
print(total)
