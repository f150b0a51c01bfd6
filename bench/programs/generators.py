"""Generators: loops, send, throw-free delegation, expressions, close, pipelines."""


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def average():
    total = n = 0
    while True:
        got = yield total
        total += got
        n += 1


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


def evens(items):
    for x in items:
        if x % 2 == 0:
            yield x


a, total = average(), 0
next(a)
for x in evens(count(8000)):
    total += a.send(x) & 1
total += sum(tree(10)) + sum(x * 2 for x in count(2000))
for i in range(1000):
    g = count(3)
    total += next(g)
    g.close()
print(total)
