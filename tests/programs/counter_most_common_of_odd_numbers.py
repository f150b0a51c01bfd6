"""Counter.most_common with what is no count."""
from collections import Counter


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for n in (None, 0, 1, 2, -1, 10, True, 2.5, 1.5, 1j, "a", 10**30, -(10**30)):
    attempt(lambda: Counter("abracadabra").most_common(n))
    attempt(lambda: Counter().most_common(n))
