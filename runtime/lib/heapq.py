"""Heaps in lists: the smallest item first, item k not above items 2k+1 and 2k+2.

Items that compare equal come out in the order that CPython gives them, since the same pairs are
compared and moved: an item taken from the end sinks along the smaller children down to a leaf and
then rises to its place.
"""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest",
           "heappushpop"]


def _rise(heap, start, at):
    """Moves heap[at] up, towards start, past all that are above it."""
    item = heap[at]
    while at > start:
        parent = (at - 1) >> 1
        above = heap[parent]
        if not item < above:
            break
        heap[at] = above
        at = parent
    heap[at] = item


def _sink(heap, at):
    """Makes a heap of the part below at, where only heap[at] is out of place."""
    end = len(heap)
    start = at
    item = heap[at]
    child = 2 * at + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _rise(heap, start, at)


def heappush(heap, item):
    """Push item onto heap, maintaining the heap invariant."""
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap):
    """Pop the smallest item off the heap, maintaining the heap invariant."""
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return first


def heapreplace(heap, item):
    """Pop and return the smallest item, and add the new one; the heap may not be empty."""
    if not heap:
        raise IndexError("index out of range")
    first = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return first


def heappushpop(heap, item):
    """Push item on the heap, then pop and return the smallest item."""
    if heap and heap[0] < item:
        first = heap[0]
        heap[0] = item
        _sink(heap, 0)
        return first
    return item


def heapify(x):
    """Transform list into a heap, in-place, in O(len(heap)) time."""
    for at in range(len(x) // 2 - 1, -1, -1):
        _sink(x, at)


class _Reversed:
    """An item whose order is turned round."""

    __slots__ = ("item",)

    def __init__(self, item):
        self.item = item

    def __lt__(self, other):
        return other.item < self.item


def merge(*iterables, key=None, reverse=False):
    """Merge sorted inputs into a single sorted iterator; equal items in the order of the inputs."""
    heap = []
    for order, iterable in enumerate(iterables):
        step = iter(iterable).__next__
        for item in _first(step):
            heap.append(_Entry(item, order, step, key, reverse))
    heapify(heap)
    while len(heap) > 1:
        entry = heap[0]
        yield entry.item
        if entry.advance(key, reverse):
            heapreplace(heap, entry)
        else:
            heappop(heap)
    if heap:
        entry = heap[0]
        yield entry.item
        yield from entry.step.__self__


def _first(step):
    try:
        return (step(),)
    except StopIteration:
        return ()


class _Entry:
    """An input of merge() and the item that it is at, ordered by item, then by input."""

    __slots__ = ("item", "rank", "order", "step")

    def __init__(self, item, order, step, key, reverse):
        self.order = order
        self.step = step
        self._set(item, key, reverse)

    def _set(self, item, key, reverse):
        self.item = item
        rank = item if key is None else key(item)
        self.rank = _Reversed(rank) if reverse else rank

    def advance(self, key, reverse):
        for item in _first(self.step):
            self._set(item, key, reverse)
            return True
        return False

    def __lt__(self, other):
        if self.rank < other.rank:
            return True
        return self.order < other.order and not other.rank < self.rank


def nsmallest(n, iterable, key=None):
    """Equivalent to: sorted(iterable, key=key)[:n]"""
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    """Equivalent to: sorted(iterable, key=key, reverse=True)[:n]"""
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
