# A class body adds its annotations to the table that the metaclass has prepared, wherever they stand.
class Table:
    def __init__(self):
        self.seen = {}

    def __setitem__(self, key, value):
        self.seen[key.upper()] = value


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return {"__annotations__": Table()}


class C(metaclass=Meta):
    x: "in the body"
    try:
        raise ExceptionGroup("g", [KeyError()])
    except* KeyError:
        y: "in a clause"


class D(C):
    z: 1


print(C.__annotations__.seen, D.__annotations__.seen)


class E:
    match 1:
        case 1:
            pass
    try:
        1 / 0
    except ZeroDivisionError:
        inside: int = 5


print(E.__annotations__, E.inside)
