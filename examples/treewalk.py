"""Walks of a binary search tree by recursive `yield from`, lazily compared.

    yieldc run examples/treewalk.py
"""


class Node:
    def __init__(self, key):
        self.key = key
        self.left = self.right = None

    def insert(self, key):
        side = "left" if key < self.key else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Node(key))
        else:
            child.insert(key)


def build(keys):
    keys = iter(keys)
    root = Node(next(keys))
    for key in keys:
        root.insert(key)
    return root


def inorder(node):
    if node is not None:
        yield from inorder(node.left)
        yield node.key
        yield from inorder(node.right)


def paths(node, way=""):
    """Yields each leaf's key with the turns that lead there."""
    if node.left is None and node.right is None:
        yield node.key, way or "root"
    for child, turn in ((node.left, "L"), (node.right, "R")):
        if child is not None:
            yield from paths(child, way + turn)


def same_fringe(a, b):
    """Do two trees hold the same keys? Stops at the first difference."""
    left, right = inorder(a), inorder(b)
    for steps, x in enumerate(left, 1):
        y = next(right, None)
        if x != y:
            return f"differ after {steps} keys: {x} and {y}"
    return "the same keys" if next(right, None) is None else "the second has more"


first = build([50, 30, 70, 20, 40, 60, 80])
second = build([20, 30, 40, 50, 60, 70, 80])
third = build([50, 30, 70, 20, 45, 60, 80])
print(list(inorder(first)))
for key, way in paths(first):
    print(f"  {way:4} {key}")
print(same_fringe(first, second))
print(same_fringe(first, third))
