# The order of evaluation: the subject once, patterns left to right, names before the guard.
log = []


def note(name, value=True):
    log.append(name)
    return value


class Value:
    def __getattr__(self, name):
        log.append(f"value {name}")
        return name


v = Value()


class Eq:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        log.append(f"{self.name} == {other}")
        return self.name == other

    def __repr__(self):
        return self.name


def run(x, y):
    match note("subject", [x, y]):
        case [v.a, v.b] if note("guard 1", False):
            note("body 1")
        case [v.a, q] if note(f"guard 2 {q}"):
            note("body 2")
        case [p, v.b]:
            note(f"body 3 {p}")
        case _ if note("guard 4", False):
            pass
        case [p, q] as both:
            note(f"body 5 {both}")
    note("end")
    print(log)
    log.clear()


run(Eq("a"), Eq("b"))
run(Eq("a"), Eq("c"))
run(Eq("c"), Eq("b"))
run(Eq("c"), Eq("c"))


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return Space()


class Space(dict):
    def __setitem__(self, key, value):
        if not key.startswith("__"):
            print("bind", key, value)
        super().__setitem__(key, value)


class C(metaclass=Meta):
    match [1, [2, 3], {"k": 4}]:
        case [a, [b, *c] as d, {"k": e, **f}] as g if print("guard"):
            pass
        case [h, *i]:
            pass
