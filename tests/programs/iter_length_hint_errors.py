"""list(), bytes() and extend() ask for the length, and its errors come out unless they are TypeErrors."""


class Length:
    def __init__(self, error):
        self.error = error

    def __iter__(self):
        return iter(range(3))

    def __len__(self):
        raise self.error


class Hint(Length):
    __len__ = None

    def __length_hint__(self):
        raise self.error


for class_ in Length, Hint:
    for error in RuntimeError("hello"), TypeError("hello"):
        for use in list, tuple, bytes, bytearray, [].extend, bytearray().extend:
            try:
                print(class_.__name__, use(class_(error)))
            except (RuntimeError, TypeError) as e:
                print(class_.__name__, type(e).__name__, e)
