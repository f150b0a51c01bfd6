# Generators that consume generators, over lists, ranges and each other.


def source(n):
    i = 0
    while i < n:
        yield i
        i += 1


def scale(items, k):
    for x in items:
        yield x * k


def keep(items, k):
    for x in items:
        if x % k == 0:
            yield x


def pairs(items):
    last = None
    for x in items:
        yield last, x
        last = x


def total(n):
    s = 0
    for a, b in pairs(keep(scale(source(n), 3), 2)):
        s += b - (a or 0)
    return s


def big(n):
    s = 1
    for x in scale(source(n), 2**40):
        s *= x + 1
    return s


def nested(n):
    out = []
    for a in scale(source(n), 2):
        for b in keep(source(a), 3):
            out.append((a, b))
    return out


def over_list():
    out = []
    for x in scale(keep([3, 4, 6, 9.0], 3), 2):
        out.append(x)
    return out


def twice(items):
    for x in items:
        yield x
    for x in items:
        yield -x


def use_twice():
    out = []
    for x in twice(source(3)):
        out.append(x)
    for x in twice([1, 2]):
        out.append(x)
    return out


print(total(100), big(9), nested(4), over_list(), use_twice())
stage = source(10)
for x in keep(stage, 4):
    print(x)
    if x == 4:
        break
print(list(stage))
