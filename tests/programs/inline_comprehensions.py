# Comprehensions keep their scope, order, errors and lifetimes.


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def plain(n):
    x = "mine"
    a = [x for x in range(n)]
    b = {x % 3 for x in range(n)}
    c = {x: x * x for x in range(n) if x % 2}
    return a, b, c, x


def nested(n):
    return [[i * j for j in range(i)] for i in range(n)], [(i, j) for i in range(n) for j in range(i) if i != j + 1]


def free(n):
    k = 10
    return [i + k for i in range(n)], [lambda: i + k for i in range(2)][0](), [(lambda v=i: v)() for i in range(3)]


def walrus(n):
    r = [last := i for i in range(n)]
    return r, last


def lives():
    held = [Loud(i) for i in range(2)]
    names = [x.name for x in [Loud("a"), Loud("b")]]
    print("made", names)
    del held
    print("end")


def fails(items):
    return [10 // x for x in items]


def fails_inside(n):
    try:
        return [[1 // (i - 2) for i in range(j)] for j in range(n)]
    except ZeroDivisionError as e:
        tb, lines = e.__traceback__, []
        while tb:
            lines.append(tb.tb_lineno)
            tb = tb.tb_next
        return lines


def stops():
    return [next(iter([])) for _ in range(2)]


def own():
    return [unknown for _ in range(1)]


def gen(n):
    for row in [[a + b for a in range(n)] for b in range(2)]:
        yield [v * 2 for v in row]


def dict_order():
    def show(x):
        print("show", x)
        return x

    return {show(i): show(-i) for i in range(2)}


module_level = [i * i for i in range(5)]
print(plain(5), nested(4), free(3), walrus(4), module_level)
lives()
print(fails_inside(5), list(gen(3)), dict_order())
for f in lambda: fails([1, 0]), stops, own, lambda: [x for x in 5], lambda: fails("a"):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
print([x for x in range(3)], [y for x in ((1, 2), (3,)) for y in x])
fails([5, 0])
