# A tree walked by recursive delegation; the result of each walk comes back through `yield from`.
def walk(node):
    if node is None:
        return 0
    left = yield from walk(node.left)
    yield node.key
    right = yield from walk(node.right)
    return 1 + left + right


def count(tree):
    size = yield from walk(tree)
    print("walked", size)
