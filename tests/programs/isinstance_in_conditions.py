# isinstance() as a condition: classes, tuples, what lies about its class, hooks, errors.
class Meta(type):
    def __instancecheck__(cls, o):
        print("asked", cls.__name__)
        return o == 3


class Hooked(metaclass=Meta):
    pass


class Liar:
    __class__ = int


class Sub(list):
    pass


def kinds(o):
    found = []
    if isinstance(o, int):
        found.append("int")
    if not isinstance(o, str):
        found.append("no str")
    if isinstance(o, (list, dict)) or isinstance(o, Hooked):
        found.append("list, dict or hooked")
    while isinstance(o, list) and len(o) > 1:
        o = o[1:]
        found.append("cut")
    return found, isinstance(o, Sub), [x for x in (1, "a", 2.5) if isinstance(x, type(o))]


for o in (3, True, "x", [1, 2, 3], Sub([1]), {}, 2.5, Liar(), None, Hooked(), 2**70):
    print(kinds(o))
for bad in (3, "int", (int, 3), [int]):
    try:
        if isinstance(None, bad):
            print("never")
    except TypeError as e:
        print(e)


def local(isinstance):
    if isinstance(1, str):
        return "mine"
    return "never"


print(local(lambda o, c: True), str is type(""), [f for f in (len, str, list)])
