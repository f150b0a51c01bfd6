"""Event loops as programs see them: handles, the abstract loop, policies, the loop in force."""

__all__ = ("AbstractEventLoopPolicy", "AbstractEventLoop", "AbstractServer", "Handle",
           "TimerHandle", "get_event_loop_policy", "set_event_loop_policy", "get_event_loop",
           "set_event_loop", "new_event_loop", "get_child_watcher", "set_child_watcher",
           "_set_running_loop", "get_running_loop", "_get_running_loop")

import sys

import _asyncio
from _thread import _is_main, _local
from _asyncio import _get_running_loop, _set_running_loop, get_event_loop, get_running_loop
from _contextvars import copy_context

from . import format_helpers

# ---- Handles -----------------------------------------------------------------------------------


class Handle:
    """A callback that the loop will run, unless it is cancelled."""

    __slots__ = ("_callback", "_args", "_cancelled", "_loop", "_source_traceback", "_repr",
                 "_context", "__weakref__")

    def __init__(self, callback, args, loop, context=None):
        self._context = copy_context() if context is None else context
        self._loop = loop
        self._callback = callback
        self._args = args
        self._cancelled = False
        self._source_traceback = self._repr = None

    def _repr_info(self):
        info = [type(self).__name__]
        if self._cancelled:
            info.append("cancelled")
        if self._callback is not None:
            info.append(format_helpers._format_callback_source(self._callback, self._args))
        return info

    def __repr__(self):
        if self._repr is not None:
            return self._repr
        return "<{}>".format(" ".join(self._repr_info()))

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            if self._loop.get_debug():
                self._repr = repr(self)  # while there is something to show
            self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if isinstance(error, MemoryError):
                _asyncio._ran_out(self._loop, error)
            shown = format_helpers._format_callback_source(self._callback, self._args)
            self._loop.call_exception_handler({
                "message": f"Exception in callback {shown}",
                "exception": error,
                "handle": self,
            })
        self = None


class TimerHandle(Handle):
    """A callback for a time. Handles are ordered by their times."""

    __slots__ = ("_when", "_scheduled")

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._scheduled = False  # is it in the loop's heap?

    def _repr_info(self):
        info = super()._repr_info()
        info.insert(2 if self._cancelled else 1, f"when={self._when}")
        return info

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        if isinstance(other, TimerHandle):
            return self._when < other._when
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, TimerHandle):
            return self._when < other._when or self.__eq__(other)
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, TimerHandle):
            return self._when > other._when
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, TimerHandle):
            return self._when > other._when or self.__eq__(other)
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, TimerHandle):
            return (self._when == other._when and self._callback == other._callback and
                    self._args == other._args and self._cancelled == other._cancelled)
        return NotImplemented

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        super().cancel()

    def when(self):
        """Return the time of the callback, on the clock of loop.time()."""
        return self._when


# ---- Abstract classes --------------------------------------------------------------------------


def _abstract(name, is_async=False):
    def method(self, *args, **kwargs):
        raise NotImplementedError

    async def async_method(self, *args, **kwargs):
        raise NotImplementedError

    method = async_method if is_async else method
    method.__name__ = name
    return method


class AbstractServer:
    """What create_server() gives. There are no servers yet."""

    def close(self):
        raise NotImplementedError

    def is_serving(self):
        raise NotImplementedError

    async def wait_closed(self):
        raise NotImplementedError


class AbstractEventLoop:
    """The base of event loops: each operation that a loop does not have is not implemented."""

    async def shutdown_asyncgens(self):
        raise NotImplementedError

    async def shutdown_default_executor(self):
        raise NotImplementedError


for _name in ("run_forever run_until_complete stop is_running is_closed close call_soon "
              "call_later call_at time create_future create_task call_soon_threadsafe "
              "run_in_executor set_default_executor add_reader remove_reader add_writer "
              "remove_writer add_signal_handler remove_signal_handler set_task_factory "
              "get_task_factory get_exception_handler set_exception_handler "
              "default_exception_handler call_exception_handler get_debug set_debug "
              "_timer_handle_cancelled").split():
    setattr(AbstractEventLoop, _name, _abstract(_name))
for _name in ("getaddrinfo getnameinfo create_connection create_server sendfile start_tls "
              "create_unix_connection create_unix_server connect_accepted_socket "
              "create_datagram_endpoint connect_read_pipe connect_write_pipe subprocess_shell "
              "subprocess_exec sock_recv sock_recv_into sock_recvfrom sock_recvfrom_into "
              "sock_sendall sock_sendto sock_connect sock_accept sock_sendfile").split():
    setattr(AbstractEventLoop, _name, _abstract(_name, is_async=True))


class AbstractEventLoopPolicy:
    """Decides which event loop is in force, and makes new ones."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError

    def get_child_watcher(self):
        raise NotImplementedError

    def set_child_watcher(self, watcher):
        raise NotImplementedError


def _thread_name():
    threading = sys.modules.get("threading")
    return threading.current_thread().name if threading else "MainThread"


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """One loop, made by _loop_factory() when first asked for, unless one was set before."""

    _loop_factory = None

    class _Local(_local):
        _loop = None
        _set_called = False

    def __init__(self):
        self._local = self._Local()

    def get_event_loop(self):
        """Get the event loop for the current context."""
        local = self._local
        if local._loop is None and not local._set_called and _is_main():
            self.set_event_loop(self.new_event_loop())
        if local._loop is None:
            raise RuntimeError(f"There is no current event loop in thread {_thread_name()!r}.")
        return local._loop

    def set_event_loop(self, loop):
        """Set the event loop."""
        self._local._set_called = True
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError("loop must be an instance of AbstractEventLoop or None, "
                            f"not '{type(loop).__name__}'")
        self._local._loop = loop

    def new_event_loop(self):
        """Create a new event loop."""
        return self._loop_factory()


# ---- What is in force --------------------------------------------------------------------------

_event_loop_policy = None


def get_event_loop_policy():
    """Get the current event loop policy."""
    global _event_loop_policy
    if _event_loop_policy is None:
        from .unix_events import DefaultEventLoopPolicy
        _event_loop_policy = DefaultEventLoopPolicy()
    return _event_loop_policy


def set_event_loop_policy(policy):
    """Set the current event loop policy; None restores the default policy."""
    global _event_loop_policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, "
                        f"not '{type(policy).__name__}'")
    _event_loop_policy = policy


def set_event_loop(loop):
    """Equivalent to calling get_event_loop_policy().set_event_loop(loop)."""
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """Equivalent to calling get_event_loop_policy().new_event_loop()."""
    return get_event_loop_policy().new_event_loop()


def get_child_watcher():
    return get_event_loop_policy().get_child_watcher()


def set_child_watcher(watcher):
    return get_event_loop_policy().set_child_watcher(watcher)


_asyncio._policy_loop = lambda: get_event_loop_policy().get_event_loop()
