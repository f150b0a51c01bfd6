# Loops over generators among try, finally, closures, handlers and comprehensions.
def outer(k):
    def inner(n):
        total = 0
        for x in (i + k for i in range(n)):
            total += x
        return total, [i * k for i in range(n)], sum(i * k for i in range(n))

    return inner


def gen(n):
    for i in range(n):
        yield i


def finally_return(n):
    out = []
    for a in gen(n):
        try:
            for b in gen(n):
                try:
                    if b == 2:
                        return out
                    if a == b == 1:
                        continue
                    out.append((a, b))
                finally:
                    out.append("f")
        finally:
            out.append("F")
    return "never"


def closures(n):
    fs = []
    for x in gen(n):
        fs.append(lambda: x)
    return [f() for f in fs]


def inside_except(n):
    seen = []
    try:
        raise KeyError("k")
    except KeyError:
        for x in raiser(n):
            seen.append(x)
    return seen


def raiser(n):
    import sys

    yield repr(sys.exc_info()[1])
    for i in range(n):
        yield i
    raise ValueError("v")


def chain_context(n):
    try:
        inside_except(n)
    except ValueError as e:
        return repr(e), repr(e.__context__)


def delete(n):
    out = []
    for x in deleter(n):
        out.append(x)
    return out


def deleter(n):
    for i in range(n):
        j = i
        yield j
        del j
    try_it = 1
    yield try_it


def unbound(n):
    for x in unbinder(n):
        print(x)


def unbinder(n):
    if n > 1:
        v = n
    yield n
    yield v


def nested_loops(n):
    out = 0
    for a in gen(n):
        for b in gen(a):
            if b > 3:
                break
            out += a * b
        else:
            out += 1000
    return out


def two_params(a, b):
    while a < b:
        got = yield a, b
        a, b = a + 1, b
        assert got is None


def swap(n):
    return [p for p in two_params(0, n)], {k: v for k, v in two_params(n - 2, n)}


def floats(n):
    acc = 0.0
    best = None
    for x in (i * 0.25 for i in range(n)):
        acc += x
        if best is None or x > best:
            best = x
    return acc, best, max(i * 0.5 for i in range(n)), min((i - 3) ** 2 for i in range(n))


class Box:
    def __init__(self, items):
        self.items = items

    def squares(self):
        return [x * x for x in self.items if x]

    def total(self):
        return sum(x for x in self.items)

    items_at_class = [v for v in range(3)]


print(outer(3)(4), finally_return(3), closures(3), chain_context(2), delete(3), nested_loops(7), swap(4), floats(6))
print(Box([1, 2, 0]).squares(), Box([1, 2]).total(), Box.items_at_class)
unbound(2)
try:
    unbound(1)
except UnboundLocalError as e:
    print(e)


def string_gen(words):
    for w in words:
        for c in w:
            yield c.upper()


print("".join(string_gen(["ab", "cd"])), list(string_gen("x")), tuple(string_gen([])), sorted(string_gen(["ba"])))
print(any(c == "B" for c in string_gen(["ab"])), all(c for c in string_gen(["ab", ""])))


def matrix(n):
    m = [[i * n + j for j in range(n)] for i in range(n)]
    t = [[row[i] for row in m] for i in range(n)]
    return m, t, sum(sum(row) for row in m), [sum(a * b for a, b in zip(r, c)) for r, c in zip(m, t)]


print(matrix(3))
