# One place in the text sees objects of many classes, which change while it looks.
class A:
    kind = "class A"

    def __init__(self, n):
        self.n = n

    def name(self):
        return "A.name"


class B:
    def __init__(self, n):
        self.other = None
        self.n = n
        self.kind = "own B"

    def name(self):
        return "B.name"


class C(A):
    @property
    def kind(self):
        return "property C"


class D:
    __slots__ = ("n", "kind")

    def __init__(self, n):
        self.n, self.kind = n, "slot D"

    def name(self):
        return "D.name"


class E:
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return (lambda: "E." + name) if name == "name" else "getattr " + name


def look(objects):
    return [(o.n, o.kind, o.name()) for o in objects]


def count_up(objects):
    for o in objects:
        o.n = 1 if isinstance(o, E) else o.n + 1


def make():
    return [A(1), B(2), C(3), D(4), E()]


objects = make()
for _ in range(3):
    print(look(objects))
    count_up(objects)
A.kind = "changed"
C.name = lambda self: "C.name"
print(look(objects))
objects[0].kind = "own now"
objects[1].name = lambda: "own name"
print(look(objects))
del objects[0].kind
B.n = property(lambda self: "data descriptor", lambda self, v: print("set", v))
print(look(objects))
count_up([objects[0], objects[2]])
objects[1].n = 9
del B.n
print(look(objects))
objects[0].__dict__["kind"] = "through the dict"
objects[0].__class__ = B
print(look(objects))
for cls in [type("T%d" % k, (A,), {"kind": k}) for k in range(40)]:
    objects = make() + [cls(k) for k in range(2)]
    count_up(objects)
    if cls.kind % 13 == 0:
        print(look(objects[5:]))
    del cls
print(look(make()))
