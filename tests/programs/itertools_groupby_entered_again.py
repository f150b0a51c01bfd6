"""Comparing keys may step the same group, or groupby itself, which takes the item away."""
from itertools import groupby


class Key:
    depth = 0

    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        Key.depth += 1
        if Key.depth == 1:
            print("inner", next(entered, None) is None)
        return True


def run(which):
    global entered
    Key.depth = 0
    g = groupby(range(10), Key)
    key, group = next(g)
    entered = group if which == "group" else g
    print(which, [next(group, None) for _ in range(4)])


run("group")
run("groupby")


def key(v):
    if v == 2:
        next(stepped, None)
    return v < 5


stepped = None
g = groupby(range(6), key)
for k, stepped in g:
    print(k, list(stepped))
