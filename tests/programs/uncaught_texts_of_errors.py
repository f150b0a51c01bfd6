# The last line of a traceback: repr of a key, no text, several arguments, notes, lines in the text,
# a class of the program, a text that cannot be made.
import sys


class Custom(Exception):
    pass


class Broken(Exception):
    def __str__(self):
        raise TypeError("no text")


def noted():
    error = Custom("noted")
    error.add_note("first note")
    error.add_note("second\nnote")
    return error


for error in (KeyError("a\nb"), KeyError(), ValueError(1, "two"), Custom("lines\nof text"), Broken(),
              noted(), StopIteration(3), AssertionError()):
    sys.excepthook(type(error), error, None)
    print(repr(error))
assert (1, 2) == [1, 2], {"left": "tuple", "right": "list"}
