"""bytes() and bytearray() of an object whose __index__ is none look at it otherwise."""


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Wrong:
    def __index__(self):
        return "a"


class WrongItems(Wrong):
    def __iter__(self):
        return iter([1, 2])


class Raises:
    def __index__(self):
        raise LookupError("index")


for make in (bytes, bytearray):
    for kind in (Wrong, WrongItems, Raises):
        attempt(lambda: make(kind()))


for data in (b"ab", bytearray(b"ab")):
    for item in (Wrong(), Raises(), 97, 300, 2**70, True, b"b"):
        attempt(lambda: item in data)
