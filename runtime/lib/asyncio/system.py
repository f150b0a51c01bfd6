"""What the event loop asks of the system: a clock, and to sleep until a deadline or a wake-up.

The only module of asyncio that knows how time passes and how the program waits. A loop owns one
System; another object with the same four methods (one that watches descriptors, or one whose clock
is made up) can stand in for it.
"""

import time as _time

from _threads import allocate_lock


class System:
    __slots__ = ("_asleep",)

    resolution = _time.get_clock_info("monotonic").resolution \
        if hasattr(_time, "get_clock_info") else 1e-09
    now = staticmethod(_time.monotonic)

    def __init__(self):
        self._asleep = allocate_lock()  # held, but by who wakes the loop up
        self._asleep.acquire()

    def wait(self, timeout):
        """Sleeps for timeout seconds, or for ever if it is None, unless wake() was called."""
        self._asleep.acquire(True, -1 if timeout is None else timeout)

    def wake(self):
        """Ends the wait that is under way, or else the next one at once. Any thread may call it."""
        if self._asleep.locked():
            self._asleep.release()

    def close(self):
        pass
