"""The words in which methods of a deque refuse a number of arguments."""
from collections import deque


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for name in ("index", "insert", "rotate", "append", "pop", "count"):
    for arguments in ((), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)):
        print(name, len(arguments), end=": ")
        attempt(lambda: getattr(deque([1, 2, 3]), name)(*arguments))


def repeat(d, times):
    d *= times
    return d


attempt(lambda: repeat(deque([1]), 2**64))
attempt(lambda: repeat(deque([1]), 2))
print(deque([1], 2**63 - 1).maxlen, deque([1], 2**62))
