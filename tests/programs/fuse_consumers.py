# Built-ins that consume a generator do what they do with any iterable.


class Loud:
    def __init__(self, name):
        self.name = name

    def __bool__(self):
        print("bool", self.name)
        return self.name > 2

    def __add__(self, other):
        return ("add", self.name, other.name)

    def __radd__(self, other):
        print("radd", other, self.name)
        return self

    def __hash__(self):
        print("hash", self.name)
        return 7

    def __eq__(self, other):
        print("eq", self.name, other.name)
        return self.name == other.name

    def __del__(self):
        print("del", self.name)


def gen(n):
    print("gen starts")
    for i in range(n):
        yield i
    print("gen ends")


def sums(n):
    print(sum(gen(n)), sum(i * i for i in range(n)), sum((i / 2 for i in range(n)), 1.5), sum((i for i in gen(n)), 10))
    print(sum(x for x in [0.1] * 3), sum(2**62 for _ in range(n)), sum(True for _ in range(n)))
    print(sum(Loud(i) for i in range(2)))


def searches(n):
    print(any(i == 2 for i in gen(n)), all(i < 2 for i in gen(n)), any(gen(0)), all(gen(0)))
    print(any(Loud(i) for i in range(5)))
    print(all(Loud(4 - i) for i in range(5)))


def displays(n):
    print(list(gen(n)), tuple(x + 1 for x in gen(n)), sorted(-x for x in gen(n)), sorted((x for x in gen(n)), key=lambda v: v % 2, reverse=True))
    print(len(set(Loud(i % 2) for i in range(3))))
    print(", ".join(str(x) for x in gen(n)), "".join(c for c in "abc" if c != "b"))


def wrong():
    for f in (
        lambda: sum(c for c in "ab"),
        lambda: ", ".join(x for x in range(2)),
        lambda: set([x] for x in gen(2)),
        lambda: sum(1 // (2 - i) for i in gen(4)),
        lambda: list(1 // (2 - i) for i in gen(4)),
        lambda: any(x < "a" for x in gen(4)),
        lambda: sorted(x for x in (1, "a")),
    ):
        try:
            f()
        except Exception as e:
            print(type(e).__name__, e)
            tb, names = e.__traceback__, []
            while tb:
                names.append(tb.tb_lineno)
                tb = tb.tb_next
            print(names)


sums(4)
searches(4)
displays(4)
wrong()


def sum(*args):
    return "mine"


print(sum(x for x in range(3)))
