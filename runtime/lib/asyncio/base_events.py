"""The event loop: a queue of callbacks that are ready, a heap of timers, a System to wait at."""

__all__ = ("BaseEventLoop", "Server")

import heapq
import sys
from _threads import _count
from collections import deque

from . import constants
from . import coroutines
from . import events
from . import futures
from . import tasks
from .log import logger
from .system import System


class Server(events.AbstractServer):
    """What create_server() will give."""


def _weak_set():
    from weakref import WeakSet
    return WeakSet()


def _run_until_complete_cb(future):
    """Stops the loop when its main future is done, unless the program ends anyway."""
    if not future.cancelled():
        if isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
            return
    futures._get_loop(future).stop()


class BaseEventLoop(events.AbstractEventLoop):
    """Runs ready callbacks in rounds; a callback added in a round waits for the next one."""

    def __init__(self):
        self._system = System()
        self._ready = deque()
        self._scheduled = []              # a heap of TimerHandles
        self._timer_cancelled_count = 0   # how many of them are cancelled
        self._clock_resolution = self._system.resolution
        self._closed = self._stopping = self._is_running = self._debug = False
        self._exception_handler = None
        self._task_factory = None
        self._current_handle = None
        self.slow_callback_duration = 0.1
        self._asyncgens = None            # WeakSet of those being iterated; None: never any
        self._asyncgens_shutdown_called = False
        self._executor_shutdown_called = False
        self._default_executor = None
        self._out_of_memory = None        # a MemoryError that may have cost a callback

    def __repr__(self):
        return (f"<{type(self).__name__} running={self.is_running()} closed={self.is_closed()} "
                f"debug={self.get_debug()}>")

    def __del__(self):
        if not getattr(self, "_closed", True) and not self._is_running:
            self.close()

    # Making futures and tasks.

    def create_future(self):
        """Create a Future object attached to the loop."""
        return futures.Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        """Schedule a coroutine object; return a task object."""
        self._check_closed()
        if self._task_factory is None:
            return tasks.Task(coro, loop=self, name=name, context=context)
        if context is None:
            task = self._task_factory(self, coro)
        else:
            task = self._task_factory(self, coro, context=context)
        tasks._set_task_name(task, name)
        return task

    def set_task_factory(self, factory):
        """Set the function (loop, coro) that creates tasks; None for the default."""
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    # Callbacks.

    def time(self):
        """Return the time on the loop's clock, in seconds."""
        return self._system.now()

    def call_soon(self, callback, *args, context=None):
        """Arrange for a callback to be called as soon as possible, in the order of the calls."""
        if self._closed:
            self._check_closed()
        if self._debug:
            self._check_callback(callback, "call_soon")
        handle = events.Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        """As call_soon(), from outside of the loop: the loop wakes up for it."""
        self._check_closed()
        if self._debug:
            self._check_callback(callback, "call_soon_threadsafe")
        handle = events.Handle(callback, args, self, context)
        self._ready.append(handle)
        self._system.wake()
        return handle

    def call_later(self, delay, callback, *args, context=None):
        """Arrange for a callback to be called after delay seconds."""
        if delay is None:
            raise TypeError("delay must not be None")
        return self._add_timer(self.time() + delay, callback, args, context, "call_later")

    def call_at(self, when, callback, *args, context=None):
        """Like call_later(), at a time of the loop's clock."""
        if when is None:
            raise TypeError("when cannot be None")
        return self._add_timer(when, callback, args, context, "call_at")

    def _add_timer(self, when, callback, args, context, method):
        self._check_closed()
        if self._debug:
            self._check_callback(callback, method)
        timer = events.TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def _timer_handle_cancelled(self, handle):
        if handle._scheduled:
            self._timer_cancelled_count += 1

    def _check_callback(self, callback, method):
        if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
            raise TypeError(f"coroutines cannot be used with {method}()")
        if not callable(callback):
            raise TypeError(f"a callable object was expected by {method}(), got {callback!r}")

    # Running.

    def is_running(self):
        return self._is_running

    def is_closed(self):
        return self._closed

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_running(self):
        if self._is_running:
            raise RuntimeError("This event loop is already running")
        if events._get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def run_forever(self):
        """Run until stop() is called."""
        self._check_closed()
        self._check_running()
        self._is_running = True
        hooks = sys.get_asyncgen_hooks()
        try:
            sys.set_asyncgen_hooks(firstiter=self._asyncgen_firstiter_hook,
                                   finalizer=self._asyncgen_finalizer_hook)
            events._set_running_loop(self)
            while True:
                self._run_once()
                if self._stopping:
                    break
        except MemoryError as error:
            self._out_of_memory = error
            raise
        finally:
            self._stopping = self._is_running = False
            events._set_running_loop(None)
            sys.set_asyncgen_hooks(*hooks)

    def run_until_complete(self, future):
        """Run until the Future is done, and return its result or raise its exception."""
        self._check_closed()
        self._check_running()
        is_new = not futures.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        if is_new:
            future._log_destroy_pending = False  # stopped early: the error below tells enough
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if is_new and future.done() and not future.cancelled():
                future.exception()  # it is on its way already, not to be reported again
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        """Stop at the end of the present round of callbacks."""
        self._stopping = True

    def close(self):
        """Forget all callbacks. The loop must not be running."""
        if self._is_running:
            raise RuntimeError("Cannot close a running event loop")
        if self._closed:
            return
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()
        self._executor_shutdown_called = True
        executor, self._default_executor = self._default_executor, None
        if executor is not None:
            executor.shutdown(wait=False)
        self._system.close()

    def _run_once(self):
        """One round: wait for something to do, then run what was ready at that moment."""
        self._drop_cancelled_timers()
        ready = self._ready
        scheduled = self._scheduled
        if ready or self._stopping:
            timeout = 0
        elif scheduled:
            timeout = scheduled[0]._when - self.time()
            timeout = min(max(0, timeout), constants.MAXIMUM_SELECT_TIMEOUT)
        else:
            timeout = None
            if self._out_of_memory is not None and not _count():
                raise self._out_of_memory  # what would wake the loop is lost
        if timeout != 0:
            self._system.wait(timeout)
        if scheduled:
            end = self.time() + self._clock_resolution
            while scheduled and scheduled[0]._when < end:
                handle = heapq.heappop(scheduled)
                handle._scheduled = False
                ready.append(handle)
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()
        handle = None

    def _drop_cancelled_timers(self):
        scheduled = self._scheduled
        count = len(scheduled)
        if (count > constants.MIN_SCHEDULED_TIMER_HANDLES and self._timer_cancelled_count / count >
                constants.MIN_CANCELLED_TIMER_HANDLES_FRACTION):
            kept = []
            for handle in scheduled:
                if handle._cancelled:
                    handle._scheduled = False
                else:
                    kept.append(handle)
            heapq.heapify(kept)
            self._scheduled = kept
            self._timer_cancelled_count = 0
            return
        while scheduled and scheduled[0]._cancelled:
            self._timer_cancelled_count -= 1
            heapq.heappop(scheduled)._scheduled = False

    # Asynchronous generators: those that are not exhausted are closed by tasks of the loop.

    def _asyncgen_firstiter_hook(self, agen):
        if self._asyncgens_shutdown_called:
            import warnings
            warnings.warn(f"asynchronous generator {agen!r} was scheduled after "
                          f"loop.shutdown_asyncgens() call", ResourceWarning, source=self)
        if self._asyncgens is None:
            self._asyncgens = _weak_set()
        self._asyncgens.add(agen)

    def _asyncgen_finalizer_hook(self, agen):
        self._asyncgens.discard(agen)
        if not self._closed:
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        """Close all active asynchronous generators."""
        self._asyncgens_shutdown_called = True
        if not self._asyncgens:
            return
        closing = list(self._asyncgens)
        self._asyncgens.clear()
        results = await tasks.gather(*[agen.aclose() for agen in closing],
                                     return_exceptions=True)
        for result, agen in zip(results, closing):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    "message": f"an error occurred during closing of asynchronous generator "
                               f"{agen!r}",
                    "exception": result,
                    "asyncgen": agen,
                })

    # Executors.

    def run_in_executor(self, executor, func, *args):
        """Run func(*args), and return a future of its result."""
        self._check_closed()
        if self._debug:
            self._check_callback(func, "run_in_executor")
        return self._in_executor(executor, func, *args)

    # to_thread() calls it by this name: who says `run_in_executor` links the pool of threads.
    def _in_executor(self, executor, func, *args):
        if executor is None:
            executor = self._default_executor
            if self._executor_shutdown_called:
                raise RuntimeError("Executor shutdown has been called")
            if executor is None:
                from concurrent.futures.thread import ThreadPoolExecutor
                executor = self._default_executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
        return futures.wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        from concurrent.futures.thread import ThreadPoolExecutor
        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError("executor must be ThreadPoolExecutor instance")
        self._default_executor = executor

    async def shutdown_default_executor(self):
        """Have run_in_executor() refuse from now on, and wait for what it was given."""
        self._executor_shutdown_called = True
        executor, self._default_executor = self._default_executor, None
        if executor is None:
            return
        from threading import Thread
        future = self.create_future()
        thread = Thread(target=self._do_shutdown, args=(executor, future))
        thread.start()
        try:
            await future
        finally:
            thread.join()

    def _do_shutdown(self, executor, future):
        try:
            executor.shutdown(wait=True)
            if not self._closed:
                self.call_soon_threadsafe(future.set_result, None)
        except Exception as error:
            if not self._closed:
                self.call_soon_threadsafe(future.set_exception, error)

    # Errors that nobody else can be told.

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        """Set the function (loop, context) to call; None for default_exception_handler()."""
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def default_exception_handler(self, context):
        """Log the message, what else is in the context, and the traceback of the exception."""
        lines = [context.get("message") or "Unhandled exception in event loop"]
        for key in sorted(context):
            if key not in ("message", "exception"):
                lines.append(f"{key}: {context[key]!r}")
        error = context.get("exception")
        logger.error("\n".join(lines), exc_info=error)

    def call_exception_handler(self, context):
        """Call the exception handler of the loop; errors of handlers are logged."""
        try:
            if self._exception_handler is None:
                self.default_exception_handler(context)
                return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException:
            logger.error("Exception in default exception handler", exc_info=True)
            return
        try:
            self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            try:
                self.default_exception_handler({
                    "message": "Unhandled error in exception handler",
                    "exception": error,
                    "context": context,
                })
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                logger.error("Exception in default exception handler while handling an "
                             "unexpected error in custom exception handler", exc_info=True)

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled
