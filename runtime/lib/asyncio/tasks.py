"""Tasks, and the functions that wait for one or several awaitables."""

__all__ = ("Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait",
           "wait_for", "as_completed", "sleep", "gather", "shield", "ensure_future",
           "run_coroutine_threadsafe", "current_task", "all_tasks", "_register_task",
           "_unregister_task", "_enter_task", "_leave_task")

import inspect
import types

from _asyncio import (
    Task, _all_tasks, _current_tasks, _enter_task, _leave_task, _register_task, _unregister_task,
    current_task,
)

from . import coroutines
from . import events
from . import exceptions
from . import futures
from .coroutines import _is_coroutine

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

# ---- Making tasks ------------------------------------------------------------------------------


def all_tasks(loop=None):
    """Return a set of all tasks of the loop that are not done."""
    if loop is None:
        loop = events.get_running_loop()
    return {task for task in _all_tasks()
            if futures._get_loop(task) is loop and not task.done()}


def _set_task_name(task, name):
    if name is not None:
        try:
            set_name = task.set_name
        except AttributeError:
            pass  # a task of the program's own, without names
        else:
            set_name(name)


def create_task(coro, *, name=None, context=None):
    """Schedule the execution of a coroutine in the running loop; return a Task."""
    loop = events.get_running_loop()
    if context is None:
        task = loop.create_task(coro)
    else:
        task = loop.create_task(coro, context=context)
    _set_task_name(task, name)
    return task


async def _wrap_awaitable(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    """A future as it is; any other awaitable as a task that awaits it."""
    if futures.isfuture(coro_or_future):
        if loop is not None and loop is not futures._get_loop(coro_or_future):
            raise ValueError("The future belongs to a different loop than the one specified "
                             "as the loop argument")
        return coro_or_future
    given = coroutines.iscoroutine(coro_or_future)
    if not given:
        if not inspect.isawaitable(coro_or_future):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _wrap_awaitable(coro_or_future)
    try:
        if loop is None:
            loop = events.get_event_loop()
        return loop.create_task(coro_or_future)
    except RuntimeError:
        if not given:
            coro_or_future.close()  # ours: nobody else knows that it was never awaited
        raise


def run_coroutine_threadsafe(coro, loop):
    """Submit a coroutine to the loop; return a concurrent.futures.Future of its result."""
    if not coroutines.iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    import concurrent.futures
    outer = concurrent.futures.Future()

    def hand_over(inner):
        if inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def start():
        try:
            ensure_future(coro, loop=loop).add_done_callback(hand_over)
        except BaseException as error:
            outer.set_exception(error)
            raise

    loop.call_soon_threadsafe(start)
    return outer


# ---- Waiting for time --------------------------------------------------------------------------


@types.coroutine
def _pause():
    """Lets everything else that is ready run first."""
    yield


async def sleep(delay, result=None):
    """Coroutine that completes after a given time (in seconds)."""
    if delay <= 0:
        await _pause()
        return result
    loop = events.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, futures._set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


# ---- Waiting for several ------------------------------------------------------------------------


def _release(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Wait for the futures or tasks in fs; return the sets (done, pending)."""
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any(coroutines.iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    await _wait(fs, timeout, return_when, events.get_running_loop())
    done = {f for f in fs if f.done()}
    return done, fs - done


async def _wait(fs, timeout, return_when, loop):
    left = len(fs)
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _release, waiter)

    def _on_completion(f):
        nonlocal left
        left -= 1
        if (left <= 0 or return_when == FIRST_COMPLETED or
                (return_when == FIRST_EXCEPTION and _has_failed(f))):
            if timer is not None:
                timer.cancel()
            _release(waiter)

    for f in fs:
        f.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for f in fs:
            f.remove_done_callback(_on_completion)


def _has_failed(future):
    return not future.cancelled() and future.exception() is not None


async def _cancel_and_wait(future, loop):
    """Cancels and waits until that has worked; an exception of the future is not raised."""
    waiter = loop.create_future()

    def done(_):
        _release(waiter)

    future.add_done_callback(done)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(done)


async def wait_for(fut, timeout):
    """Wait for an awaitable, at most timeout seconds: then cancel it and raise TimeoutError."""
    loop = events.get_running_loop()
    if timeout is None:
        return await fut
    fut = ensure_future(fut, loop=loop)
    if timeout <= 0:
        if fut.done():
            return fut.result()
        return await _cancel_late(fut, loop)
    waiter = loop.create_future()
    timer = loop.call_later(timeout, _release, waiter)

    def done(_):
        _release(waiter)

    fut.add_done_callback(done)
    try:
        try:
            await waiter
        except exceptions.CancelledError:
            if fut.done():
                return fut.result()
            fut.remove_done_callback(done)
            await _cancel_and_wait(fut, loop)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(done)
        return await _cancel_late(fut, loop)
    finally:
        timer.cancel()


async def _cancel_late(future, loop):
    """The end of a wait whose time is up. A result that is there all the same counts."""
    await _cancel_and_wait(future, loop)
    try:
        return future.result()
    except exceptions.CancelledError as error:
        raise exceptions.TimeoutError() from error


def as_completed(fs, *, timeout=None):
    """Return an iterator of coroutines: each gives the result of the next future to complete."""
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    from .queues import Queue
    done = Queue()
    loop = events.get_event_loop()
    todo = {ensure_future(f, loop=loop) for f in set(fs)}
    timer = None

    def _on_timeout():
        for f in todo:
            f.remove_done_callback(_on_completion)
            done.put_nowait(None)
        todo.clear()

    def _on_completion(f):
        if f not in todo:
            return
        todo.remove(f)
        done.put_nowait(f)
        if not todo and timer is not None:
            timer.cancel()

    async def _wait_for_one():
        f = await done.get()
        if f is None:
            raise exceptions.TimeoutError
        return f.result()

    for f in todo:
        f.add_done_callback(_on_completion)
    if todo and timeout is not None:
        timer = loop.call_later(timeout, _on_timeout)
    for _ in range(len(todo)):
        yield _wait_for_one()


class _GatheringFuture(futures.Future):
    """The future of gather(): to cancel it is to cancel the children."""

    __slots__ = ("_children", "_cancel_requested")

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        some = False
        for child in self._children:
            if child.cancel(msg=msg):
                some = True
        if some:
            self._cancel_requested = True  # the children may end well in spite of that
        return some


def gather(*coros_or_futures, return_exceptions=False):
    """Return a future of the list of the results, in the order of the arguments."""
    if not coros_or_futures:
        loop = events.get_event_loop()
        outer = loop.create_future()
        outer.set_result([])
        return outer
    children = []
    known = {}  # argument -> future: the same argument twice is one future
    loop = None
    for arg in coros_or_futures:
        child = known.get(arg)
        if child is None:
            child = ensure_future(arg, loop=loop)
            if loop is None:
                loop = futures._get_loop(child)
            if child is not arg:
                child._log_destroy_pending = False
            known[arg] = child
        children.append(child)
    outer = _GatheringFuture(children, loop=loop)
    left = len(known)

    def _done_callback(child):
        nonlocal left
        left -= 1
        if outer.done():
            if not child.cancelled():
                child.exception()  # nobody will ask for it
            return
        if not return_exceptions:
            if child.cancelled():
                outer.set_exception(child._make_cancelled_error())
                return
            error = child.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if left == 0:
            if outer._cancel_requested:
                outer.set_exception(child._make_cancelled_error())
            else:
                outer.set_result([_outcome(child) for child in children])

    for child in known.values():
        child.add_done_callback(_done_callback)
    return outer


def _outcome(child):
    """The result of a future, or its exception as a value."""
    if child.cancelled():
        message = child._cancel_message
        return exceptions.CancelledError("" if message is None else message)
    error = child.exception()
    return child.result() if error is None else error


def shield(arg):
    """Return a future of arg's result; to cancel it does not cancel arg."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = futures._get_loop(inner).create_future()

    def _inner_done_callback(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()  # nobody will ask for it
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer
