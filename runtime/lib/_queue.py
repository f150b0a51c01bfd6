"""_queue: what queue.py of Python's own library has in C in CPython."""

import types
from _collections import deque
from _thread import TIMEOUT_MAX, allocate_lock
from time import monotonic


class Empty(Exception):
    "Exception raised by Queue.get(block=0)/get_nowait()."


class SimpleQueue:
    """Simple, unbounded, reentrant FIFO queue."""

    # Who finds no item takes the lock twice: the second time it waits until put() has released it.

    def __init__(self):
        self._items = deque()
        self._lock = allocate_lock()
        self._waited_for = False

    def put(self, item, block=True, timeout=None):
        self._items.append(item)
        if self._waited_for:
            self._waited_for = False
            self._lock.release()

    def put_nowait(self, item):
        self.put(item)

    def get(self, block=True, timeout=None):
        end = None
        if block and timeout is not None:
            if timeout < 0:
                raise ValueError("'timeout' must be a non-negative number")
            if timeout > TIMEOUT_MAX:
                raise OverflowError("timeout value is too large")
            end = monotonic() + timeout
        while not self._items:
            if not self._wait(block, end):
                raise Empty
            self._waited_for = True
        item = self._items.popleft()
        if self._waited_for:
            self._waited_for = False
            self._lock.release()
        return item

    def _wait(self, block, end):
        if self._lock.acquire(False):
            return True
        if not block:
            return False
        if end is None:
            return self._lock.acquire()
        left = end - monotonic()
        return left > 0 and self._lock.acquire(True, left)

    def get_nowait(self):
        return self.get(False)

    def empty(self):
        return not self._items

    def qsize(self):
        return len(self._items)

    __class_getitem__ = classmethod(types.GenericAlias)
