"""Which of several wrong arguments is told."""
import array
import io
import itertools


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for make in (itertools.combinations, itertools.combinations_with_replacement, itertools.permutations):
    attempt(lambda: make(5, "a"))
    attempt(lambda: make(5, -1))
    attempt(lambda: make([1], -1))
closed = io.StringIO()
closed.close()
attempt(lambda: closed.write(5))
attempt(lambda: closed.write("a"))
items = array.array("i", [1, 2])
attempt(lambda: items.__setitem__(slice(0, 1, 0), 5))
attempt(lambda: items.__setitem__(slice(0, 1), 5))
attempt(lambda: items.__setitem__(slice(0, 1), array.array("b")))
attempt(lambda: items.__setitem__(slice("a", 1), 5))
