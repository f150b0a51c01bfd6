# A float of a parameter, an int that may overflow, an item of a list, and what needs no guess.
def curve(x):
    return x * x - 2.0 * x


def total(items, n):
    s = 0
    for x in items:
        s = s + x * n
    return s


def known(n):
    s = 0.0
    for i in range(n):
        s += i * 0.5
    return s


def words(items):
    s = ""
    for x in items:
        s = s + x
    return s
