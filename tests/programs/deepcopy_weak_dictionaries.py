"""A deep copy of a weak dictionary copies what it holds strongly, and holds the rest weakly."""
import copy
import weakref


class Node:
    def __init__(self, *values):
        self.values = values


keep = [Node(1), Node(2)]
by_key = weakref.WeakKeyDictionary({keep[0]: [1], keep[1]: [2]})
other = copy.deepcopy(by_key)
print(type(other).__name__, len(other), other[keep[0]], other[keep[0]] is by_key[keep[0]])
by_value = weakref.WeakValueDictionary({(1, 2): keep[0], "b": keep[1]})
other = copy.deepcopy(by_value)
print(type(other).__name__, sorted(map(str, other)), other[(1, 2)] is keep[0])
del keep[0]
print(len(by_key), len(by_value), len(other))
