"""What futures of any kind have in common: their states, and how they are shown."""

__all__ = ()

import reprlib

import _asyncio

from . import format_helpers

_PENDING = "PENDING"
_CANCELLED = "CANCELLED"
_FINISHED = "FINISHED"


def isfuture(obj):
    """Return True if obj is a Future.

    A future is what has the attribute _asyncio_future_blocking in its class and not None.
    """
    return (hasattr(obj.__class__, "_asyncio_future_blocking") and
            obj._asyncio_future_blocking is not None)


def _format_callbacks(callbacks):
    shown = [format_helpers._format_callback_source(callback[0], ()) for callback in callbacks]
    if len(shown) > 2:
        shown[1:-1] = [f"<{len(shown) - 2} more>"]
    return "cb=[{}]".format(", ".join(shown))


def _future_repr_info(future):
    """The words of a future's repr, behind the name of its class."""
    info = [future._state.lower()]
    if future._state == _FINISHED:
        if future._exception is not None:
            info.append(f"exception={future._exception!r}")
        else:
            info.append(f"result={reprlib.repr(future._result)}")
    if future._callbacks:
        info.append(_format_callbacks(future._callbacks))
    if future._source_traceback:
        frame = future._source_traceback[-1]
        info.append(f"created at {frame[0]}:{frame[1]}")
    return info


_shown = set()  # of the ids of futures whose repr is under way


def _future_repr(future):
    key = id(future)
    if key in _shown:
        return "..."
    _shown.add(key)
    try:
        return "<{} {}>".format(future.__class__.__name__, " ".join(future._repr_info()))
    finally:
        _shown.discard(key)


_asyncio._future_repr = _future_repr
_asyncio._future_repr_info = _future_repr_info
