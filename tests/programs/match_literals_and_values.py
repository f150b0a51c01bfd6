# Literals compare with ==, None and the bools by identity, dotted names are looked up.
class Colour:
    RED = 1

    class Deep:
        BLUE = "blue"


def kind(v):
    match v:
        case None:
            return "None"
        case True:
            return "True"
        case False:
            return "False"
        case 0 | 0.5 | -3:
            return "number"
        case 2 + 3j | -1j:
            return "complex"
        case "one" | 'two' "three":
            return "text"
        case b"raw":
            return "bytes"
        case Colour.RED:
            return "red"
        case Colour.Deep.BLUE:
            return "blue"
    return "nothing"


class Loud:
    def __init__(self, answer):
        self.answer = answer

    def __eq__(self, other):
        print("compared with", repr(other))
        return self.answer


for v in (None, True, False, 0, 0.0, 0.5, -3, 2 + 3j, -1j, "one", "twothree", b"raw", 1, 1.0, "blue", 7, []):
    print(repr(v), kind(v))
print(kind(Loud(False)))
print(kind(Loud(True)))
print(kind(Loud([])))


class Broken:
    def __eq__(self, other):
        raise KeyError(other)


try:
    kind(Broken())
except KeyError as e:
    print("KeyError", e)
try:
    match 1:
        case Colour.GREEN:
            print("not here")
except AttributeError as e:
    print(e)
