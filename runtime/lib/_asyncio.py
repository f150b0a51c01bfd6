"""The core of asyncio: Future, Task, which loop runs and which task.

CPython has these in C, so functions of this module leave no entries in tracebacks; the messages
are those of the C versions. A future's callbacks are None or a list of (function, context). A task
is in _pending, weakly and by its id, from its creation until it is done: that is what all_tasks()
looks at.
"""

from types import GenericAlias
from _contextvars import copy_context
from _threads import get_ident
from _weakref import ref

from asyncio.exceptions import CancelledError, InvalidStateError

# Functions that modules of asyncio put in here, since they are made from what is below. They are no
# imports at the time of need: futures are reported also when the program ends, without modules.
iscoroutine = None
_policy_loop = None  # what get_event_loop() gives while no loop runs
_future_repr = _future_repr_info = None
_task_repr_info = _task_get_stack = _task_print_stack = None

# ---- The running loop --------------------------------------------------------------------------

_running = {}  # the loop that runs now, by thread


def _get_running_loop():
    """Return the running event loop or None."""
    return _running.get(get_ident())


def _set_running_loop(loop):
    """Set the running event loop."""
    if loop is None:
        _running.pop(get_ident(), None)
    else:
        _running[get_ident()] = loop


def get_running_loop():
    """Return the running event loop.  Raise a RuntimeError if there is none."""
    loop = _running.get(get_ident())
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def get_event_loop():
    """Return an asyncio event loop: the running one, or else the one of the policy."""
    loop = _running.get(get_ident())
    return _policy_loop() if loop is None else loop


# ---- Memory ------------------------------------------------------------------------------------


def _ran_out(loop, error):
    """The loop remembers that something of it may not have been done for want of memory.

    A callback that was to finish a future may be lost, and whoever waits for it would wait for ever:
    a loop that knows raises the error when nothing is left that could wake it.
    """
    try:
        loop._out_of_memory = error
    except AttributeError:
        pass  # a loop of the program's own


# ---- Futures -----------------------------------------------------------------------------------

_PENDING = "PENDING"
_CANCELLED = "CANCELLED"
_FINISHED = "FINISHED"


class Future:
    """A result that is not there yet, with callbacks for when it comes.

    _log_traceback says that the exception must still be fetched by somebody; else it is reported
    when the future dies. _asyncio_future_blocking is set by await and taken back by the task, as
    the proof that a future was yielded by await and not by a bare yield.
    """

    __slots__ = ("_state", "_result", "_exception", "_exception_tb", "_loop", "_callbacks",
                 "_cancel_message", "_cancelled_exc", "_log_tb", "_asyncio_future_blocking",
                 "_source_traceback", "__weakref__", "__dict__")

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, *, loop=None):
        self._state = _PENDING
        self._result = self._exception = self._exception_tb = None
        self._callbacks = self._cancel_message = self._cancelled_exc = None
        self._source_traceback = None
        self._log_tb = self._asyncio_future_blocking = False
        self._loop = get_event_loop() if loop is None else loop

    def __del__(self):
        if getattr(self, "_log_tb", False):  # not there if __init__ failed
            self._loop.call_exception_handler({
                "message": f"{type(self).__name__} exception was never retrieved",
                "exception": self._exception,
                "future": self,
            })

    def __repr__(self):
        return _future_repr(self)

    def _repr_info(self):
        return _future_repr_info(self)

    @property
    def _log_traceback(self):
        return self._log_tb

    @_log_traceback.setter
    def _log_traceback(self, value):
        if value:
            raise ValueError("_log_traceback can only be set to False")
        self._log_tb = False

    def get_loop(self):
        """Return the event loop the Future is bound to."""
        return self._loop

    def done(self):
        """Return True if the future is done: it has a result or exception, or is cancelled."""
        return self._state != _PENDING

    def cancelled(self):
        """Return True if the future was cancelled."""
        return self._state == _CANCELLED

    def cancel(self, msg=None):
        """Cancel the future and schedule callbacks; False if it was done already."""
        self._log_tb = False
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        if self._callbacks:
            self._call_callbacks()
        return True

    def _make_cancelled_error(self):
        """The CancelledError to raise: the one that ended a task is handed out once."""
        error = self._cancelled_exc
        if error is not None:
            self._cancelled_exc = None
        elif self._cancel_message is None:
            error = CancelledError()
        else:
            error = CancelledError(self._cancel_message)
        return error

    def result(self):
        """Return the result, or raise the exception."""
        if self._state == _FINISHED:
            self._log_tb = False
            if self._exception is not None:
                raise self._exception.with_traceback(self._exception_tb)
            return self._result
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        raise InvalidStateError("Result is not set.")

    def exception(self):
        """Return the exception, or None if there is a result."""
        if self._state == _FINISHED:
            self._log_tb = False
            return self._exception
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        raise InvalidStateError("Exception is not set.")

    def set_result(self, result):
        """Mark the future done and set its result."""
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        self._result = result
        self._state = _FINISHED
        if self._callbacks:
            self._call_callbacks()

    def set_exception(self, exception):
        """Mark the future done and set an exception."""
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        if isinstance(exception, type) and issubclass(exception, BaseException):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        if isinstance(exception, StopIteration):
            raise TypeError("StopIteration interacts badly with generators "
                            "and cannot be raised into a Future")
        self._exception = exception
        self._exception_tb = exception.__traceback__
        self._state = _FINISHED
        self._log_tb = True
        if self._callbacks:
            self._call_callbacks()

    def add_done_callback(self, fn, *, context=None):
        """Have the loop call fn(future) when the future is done."""
        if context is None:
            context = copy_context()
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
        elif self._callbacks is None:
            self._callbacks = [(fn, context)]
        else:
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        """Take all callbacks equal to fn back; return how many there were."""
        if not self._callbacks:
            return 0
        kept = [entry for entry in self._callbacks if entry[0] != fn]
        removed = len(self._callbacks) - len(kept)
        if removed:
            self._callbacks = kept or None
        return removed

    def _call_callbacks(self):
        callbacks = self._callbacks
        self._callbacks = None
        loop = self._loop
        try:
            for fn, context in callbacks:
                loop.call_soon(fn, self, context=context)
        except MemoryError as error:
            _ran_out(loop, error)
            raise

    def __await__(self):
        if self._state == _PENDING:
            self._asyncio_future_blocking = True
            yield self
            if self._state == _PENDING:
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


# ---- Tasks -------------------------------------------------------------------------------------

_current_tasks = {}  # loop -> its running task
_pending = {}        # id -> weak reference to a task of this module that is not done
_scheduled = {}      # id -> weak reference to any other object that _register_task was given
_last_name = 0


def _next_name():
    global _last_name
    _last_name += 1
    return f"Task-{_last_name}"


class Task(Future):
    """A coroutine that the loop runs, as a future of its result.

    At any time the task waits for _fut_waiter, or else a call of its step is in the loop's queue,
    or else it runs. A cancellation that finds nothing to wait for is left in _must_cancel for
    the next step.
    """

    __slots__ = ("_coro", "_context", "_name", "_fut_waiter", "_must_cancel",
                 "_num_cancels_requested", "_log_destroy_pending")

    def __init__(self, coro, *, loop=None, name=None, context=None):
        Future.__init__(self, loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._name = _next_name() if name is None else str(name)
        self._fut_waiter = None
        self._must_cancel = False
        self._log_destroy_pending = True
        self._num_cancels_requested = 0
        self._coro = coro
        self._context = copy_context() if context is None else context
        self._loop.call_soon(self._step, context=self._context)
        _pending[id(self)] = ref(self)

    def __del__(self):
        if _pending.pop(id(self), None) is not None and self._log_destroy_pending:
            self._loop.call_exception_handler({
                "message": "Task was destroyed but it is pending!",
                "task": self,
            })
        Future.__del__(self)

    def _repr_info(self):
        return _task_repr_info(self)

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def get_stack(self, *, limit=None):
        """Return the list of stack frames for this task's coroutine."""
        return _task_get_stack(self, limit)

    def print_stack(self, *, limit=None, file=None):
        """Print the stack or traceback for this task's coroutine."""
        return _task_print_stack(self, limit, file)

    def cancel(self, msg=None):
        """Ask that CancelledError be thrown into the coroutine; False if the task is done."""
        self._log_tb = False
        if self._state != _PENDING:
            return False
        self._num_cancels_requested += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        """Return how many requests to cancel have not been taken back."""
        return self._num_cancels_requested

    def uncancel(self):
        """Take one request to cancel back; return how many are left."""
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
        return self._num_cancels_requested

    def _step(self, error=None):
        """Runs the coroutine up to where it waits next."""
        if self._state != _PENDING:
            raise InvalidStateError(f"__step(): already done: {self!r} {error!r}")
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        loop = self._loop
        if loop in _current_tasks:
            _enter_task(loop, self)
        _current_tasks[loop] = self
        try:
            if error is None:
                yielded = self._coro.send(None)
            else:
                yielded = self._coro.throw(error)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                self._end_cancelled(self._cancel_message)
            else:
                self._end(stop.value)
        except CancelledError as stop:
            self._cancelled_exc = stop
            self._end_cancelled(None)
        except (KeyboardInterrupt, SystemExit) as stop:
            self._fail(stop)
            raise
        except BaseException as stop:
            self._fail(stop)
        else:
            self._wait_for(yielded)
        finally:
            del _current_tasks[loop]

    def _end(self, result):
        _pending.pop(id(self), None)
        self._state = _FINISHED
        self._result = result
        if self._callbacks:
            self._call_callbacks()

    def _end_cancelled(self, message):
        _pending.pop(id(self), None)
        Future.cancel(self, message)

    def _fail(self, error):
        if isinstance(error, MemoryError):
            _ran_out(self._loop, error)
        _pending.pop(id(self), None)
        Future.set_exception(self, error)

    def _wait_for(self, yielded):
        """Sees to it that the task goes on when what its coroutine yielded says."""
        if yielded is None:
            self._loop.call_soon(self._step, context=self._context)
            return
        try:
            blocking = yielded._asyncio_future_blocking
        except AttributeError:
            blocking = None
        if blocking is None:
            if type(yielded).__name__ == "generator":
                self._protest(f"yield was used instead of yield from for generator in task "
                              f"{self!r} with {yielded!r}")
            else:
                self._protest(f"Task got bad yield: {yielded!r}")
        elif yielded.get_loop() is not self._loop:
            self._protest(f"Task {self!r} got Future {yielded!r} attached to a different loop")
        elif not blocking:
            self._protest(f"yield was used instead of yield from in task {self!r} "
                          f"with {yielded!r}")
        elif yielded is self:
            self._protest(f"Task cannot await on itself: {self!r}")
        else:
            yielded._asyncio_future_blocking = False
            yielded.add_done_callback(self.task_wakeup, context=self._context)
            self._fut_waiter = yielded
            if self._must_cancel and yielded.cancel(msg=self._cancel_message):
                self._must_cancel = False

    def _protest(self, message):
        self._loop.call_soon(self._step, RuntimeError(message), context=self._context)

    def task_wakeup(self, future):
        """The future that the task waited for is done."""
        error = None
        if type(future) is Future and future._state == _FINISHED and future._exception is None:
            pass
        else:
            try:
                future.result()
            except BaseException as raised:
                error = raised
        self._step(error)


def current_task(loop=None):
    """Return the task that runs in the loop, or None."""
    return _current_tasks.get(get_running_loop() if loop is None else loop)


def _all_tasks():
    """A list of the tasks that are not done, of all loops."""
    weak = list(_pending.values())
    weak += _scheduled.values()
    return [task for task in [entry() for entry in weak] if task is not None]


def _register_task(task):
    """Have all_tasks() know a task of another class."""
    key = id(task)
    _scheduled[key] = ref(task, lambda dead: _scheduled.pop(key, None))


def _unregister_task(task):
    _scheduled.pop(id(task), None)


def _enter_task(loop, task):
    """Enter into task execution, which must not be under way in the loop."""
    other = _current_tasks.get(loop)
    if other is not None:
        raise RuntimeError(f"Cannot enter into task {task!r} while another task {other!r} "
                           f"is being executed.")
    _current_tasks[loop] = task


def _leave_task(loop, task):
    other = _current_tasks.get(loop)
    if other is not task:
        raise RuntimeError(f"Leaving task {task!r} does not match the current task {other!r}.")
    del _current_tasks[loop]
