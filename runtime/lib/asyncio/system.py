"""What the event loop asks of the system: a clock, and to sleep until a deadline or a wake-up.

The only module of asyncio that knows how time passes and how the program waits. A loop owns one
System; another object with the same four methods (one that watches descriptors, or one whose clock
is made up) can stand in for it.
"""

import time as _time


class System:
    __slots__ = ("_woken",)

    resolution = _time.get_clock_info("monotonic").resolution \
        if hasattr(_time, "get_clock_info") else 1e-09
    now = staticmethod(_time.monotonic)

    def __init__(self):
        self._woken = False

    def wait(self, timeout):
        """Sleeps for timeout seconds, or for ever if it is None, unless wake() was called."""
        if self._woken:
            self._woken = False
        elif timeout is None:
            while not self._woken:
                _time.sleep(3600)
            self._woken = False
        elif timeout > 0:
            _time.sleep(timeout)

    def wake(self):
        """Ends the wait that is under way, or else the next one at once."""
        self._woken = True

    def close(self):
        pass
