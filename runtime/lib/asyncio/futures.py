"""Futures, and futures of asyncio made from those of concurrent.futures."""

__all__ = ("Future", "wrap_future", "isfuture")

from _asyncio import Future

from . import base_futures
from . import events
from . import exceptions

_PENDING = base_futures._PENDING
_CANCELLED = base_futures._CANCELLED
_FINISHED = base_futures._FINISHED

isfuture = base_futures.isfuture


def _get_loop(future):
    return future.get_loop() if hasattr(future, "get_loop") else future._loop


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


def _copy_state(source, target):
    """Gives target the outcome of source, unless target is cancelled."""
    if target.cancelled():
        return
    if source.cancelled():
        target.cancel()
    elif source.exception() is not None:
        target.set_exception(source.exception())
    else:
        target.set_result(source.result())


def wrap_future(future, *, loop=None):
    """Wrap a concurrent.futures.Future: cancelling either cancels the other."""
    if isfuture(future):
        return future
    if loop is None:
        loop = events.get_event_loop()
    wrapper = loop.create_future()

    def outer_done(_):
        if wrapper.cancelled():
            future.cancel()

    def inner_done(_):
        if not (wrapper.cancelled() and loop.is_closed()):
            loop.call_soon_threadsafe(_copy_state, future, wrapper)

    wrapper.add_done_callback(outer_done)
    future.add_done_callback(inner_done)
    return wrapper
