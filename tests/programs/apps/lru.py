"""An LRU cache of linked nodes, as a decorator, against functools."""
import functools


class Node:
    __slots__ = ("key", "value", "before", "after")


class LRU:
    def __init__(self, size):
        self.size, self.nodes, self.hits, self.misses = size, {}, 0, 0
        self.ring = Node()
        self.ring.before = self.ring.after = self.ring

    def unlink(self, n):
        n.before.after, n.after.before = n.after, n.before

    def push(self, n):
        n.before, n.after = self.ring.before, self.ring
        n.before.after = n.after.before = n

    def __getitem__(self, key):
        n = self.nodes[key]
        self.unlink(n)
        self.push(n)
        return n.value

    def __setitem__(self, key, value):
        if len(self.nodes) >= self.size:
            oldest = self.ring.after
            self.unlink(oldest)
            del self.nodes[oldest.key]
        n = self.nodes[key] = Node()
        n.key, n.value = key, value
        self.push(n)

    def __call__(self, f):
        @functools.wraps(f)
        def wrapper(*args, **kw):
            key = args, tuple(sorted(kw.items()))
            try:
                value = self[key]
                self.hits += 1
            except KeyError:
                self.misses += 1
                value = self[key] = f(*args, **kw)
            return value

        wrapper.cache = self
        return wrapper


@LRU(50)
def paths(x, y, *, step=1):
    """Ways through a grid."""
    return 1 if x <= 0 or y <= 0 else paths(x - step, y, step=step) + paths(x, y - step, step=step)


@functools.lru_cache(50)
def theirs(x, y):
    return 1 if x <= 0 or y <= 0 else theirs(x - 1, y) + theirs(x, y - 1)


print(paths(12, 12), theirs(12, 12), paths.__doc__, paths.__name__)
print(paths.cache.hits, paths.cache.misses, theirs.cache_info(), len(paths.cache.nodes))
