"""What the objects that tasks wait at have in common."""

from _asyncio import get_running_loop


class _LoopBoundMixin:
    """Belongs to the event loop in which somebody first waits at it."""

    _loop = None

    def _get_loop(self):
        loop = get_running_loop()
        if self._loop is None:
            self._loop = loop
        elif self._loop is not loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop
