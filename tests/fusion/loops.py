def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def scale(items, k):
    for x in items:
        yield x * k


def tree(n):
    if n:
        for x in tree(n - 1):
            yield x
        yield n


def guarded(items):
    for x in items:
        try:
            yield x
        except ValueError:
            pass


def chain(items):
    yield from items


def sender(n):
    total = 0
    while total < n:
        total += (yield total) or 1


def default(n, step=1):
    yield n + step


def keeps(items):
    kept = lambda: items
    yield kept()


def use(n):
    for x in scale(count(n), 3):
        print(x)
    print(sum(x * x for x in scale(count(n), 2)), any(x > 3 for x in count(n)))
    return [x for x in count(n)]


def stays(n):
    for x in tree(n):
        print(x)
    for x in guarded([n]):
        print(x)
    for x in chain([n]):
        print(x)
    for x in sender(n):
        print(x)
    for x in default(n):
        print(x)
    for x in keeps(n):
        print(x)


use(3)
stays(3)
