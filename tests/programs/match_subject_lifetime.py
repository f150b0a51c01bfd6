# The subject lives until its case has been chosen, and no longer.
class Noisy:
    def __init__(self, name, *items):
        self.name, self.items = name, items

    def __del__(self):
        print("del", self.name)


def bodies():
    match Noisy("a"):
        case Noisy(name="b"):
            print("not here")
        case Noisy(name="a") if print("guard"):
            print("not here")
        case Noisy(name="a"):
            print("body")
        case _:
            pass
    print("after")


def first_of_two():
    match Noisy("c"):
        case Noisy() if not print("guard"):
            print("body")
        case Noisy():
            pass
    print("after")


def default():
    match Noisy("d"):
        case 1:
            pass
        case _:
            print("default")
    print("after")


def captured():
    match Noisy("e"):
        case Noisy() as n:
            print("held")
    print("after")
    return n.name


def nothing_matches():
    match Noisy("f"):
        case 1 | 2:
            pass
    print("after")


def raises():
    try:
        match Noisy("g"):
            case Noisy() if 1 / 0:
                pass
            case _:
                pass
    except ZeroDivisionError:
        print("handler")
    print("after")


def returns():
    match Noisy("h"):
        case Noisy(name=n):
            return print("returning", n)
        case _:
            pass


def rebound():
    x = Noisy("i")
    match x:
        case Noisy(name=x) if x == "j":
            print("not here")
        case Noisy(name=y):
            print("still the object", x, y)


for f in bodies, first_of_two, default, captured, nothing_matches, raises, returns, rebound:
    print("--", f.__name__)
    f()
