"""threading, as far as a program of one thread goes.

There are no real threads: start() runs the thread's function to its end at once. A lock that would
have to be waited for without a time limit can never be released, so that is a RuntimeError.
"""

__all__ = ["Lock", "RLock", "Condition", "Event", "Semaphore", "BoundedSemaphore", "Barrier",
           "BrokenBarrierError", "Thread", "Timer", "ThreadError", "local", "current_thread",
           "main_thread", "get_ident", "get_native_id", "active_count", "enumerate",
           "excepthook", "ExceptHookArgs", "TIMEOUT_MAX"]

import sys
import time
from collections import deque, namedtuple
from contextvars import Context

ThreadError = RuntimeError
TIMEOUT_MAX = 9223372036.0

# ---- Locks -------------------------------------------------------------------------------------


def _check_timeout(blocking, timeout):
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError("timeout value must be a non-negative number")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")


def _wait_in_vain(blocking, timeout):
    """What waiting for another thread comes to."""
    if blocking and timeout == -1:
        raise RuntimeError("deadlock: there is no other thread")
    if blocking:
        time.sleep(timeout)
    return False


class _Lock:
    __slots__ = ("_locked", "__weakref__")

    def __init__(self):
        self._locked = False

    def acquire(self, blocking=True, timeout=-1):
        _check_timeout(blocking, timeout)
        if self._locked:
            return _wait_in_vain(blocking, timeout)
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False

    def locked(self):
        return self._locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, t, v, tb):
        self.release()

    def __repr__(self):
        state = "locked" if self._locked else "unlocked"
        return f"<{state} _thread.lock object at {id(self):#x}>"


class _RLock:
    __slots__ = ("_owner", "_count", "__weakref__")

    def __init__(self):
        self._owner = self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        _check_timeout(blocking, timeout)
        me = get_ident()
        if self._count and self._owner != me:
            return _wait_in_vain(blocking, timeout)
        self._owner = me
        self._count += 1
        return True

    def release(self):
        if not self._count or self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._owner = 0

    def _is_owned(self):
        return self._count > 0 and self._owner == get_ident()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, t, v, tb):
        self.release()

    def __repr__(self):
        state = "locked" if self._count else "unlocked"
        return (f"<{state} _thread.RLock object owner={self._owner} count={self._count} "
                f"at {id(self):#x}>")


def Lock():
    return _Lock()


def RLock():
    return _RLock()


class Condition:
    """A lock with a queue of waiters, none of which can ever wait here for long."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._waiters = deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _is_owned(self):
        if hasattr(self._lock, "_is_owned"):
            return self._lock._is_owned()
        return self._lock.locked()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        return _wait_in_vain(True, -1 if timeout is None else max(timeout, 0))

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if not result:
            self.wait(timeout)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")

    def notify_all(self):
        self.notify()


class Semaphore:
    """A counter that acquire() takes down and release() takes up."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if self._value == 0:
            return _wait_in_vain(blocking, -1 if timeout is None else timeout)
        self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that cannot be released more often than it was acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if n >= 1 and self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class Event:
    """A flag to wait for."""

    def __init__(self):
        self._flag = False

    def __repr__(self):
        cls = type(self)
        status = "set" if self._flag else "unset"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {status}>"

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag:
            _wait_in_vain(True, -1 if timeout is None else max(timeout, 0))
        return self._flag


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """A barrier of one party; with more of them nobody ever gets past it."""

    def __init__(self, parties, action=None, timeout=None):
        self.parties = parties
        self.n_waiting = 0
        self.broken = False
        self._action = action
        self._timeout = timeout

    def wait(self, timeout=None):
        if self.broken:
            raise BrokenBarrierError
        if self.parties > 1:
            limit = self._timeout if timeout is None else timeout
            _wait_in_vain(True, -1 if limit is None else limit)
            self.broken = True
            raise BrokenBarrierError
        if self._action is not None:
            self._action()
        return 0

    def reset(self):
        self.broken = False

    def abort(self):
        self.broken = True


# ---- Threads -----------------------------------------------------------------------------------

ExceptHookArgs = namedtuple("ExceptHookArgs", "exc_type exc_value exc_traceback thread")


def excepthook(args, /):
    """Prints the exception that has ended a thread."""
    if args.exc_type is SystemExit:
        return
    name = args.thread.name if args.thread is not None else get_ident()
    print(f"Exception in thread {name}:", file=sys.stderr, flush=True)
    import traceback
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback,
                              file=sys.stderr)


__excepthook__ = excepthook
_count = 0


class Thread:
    """A function with a name; start() runs it, in an empty context of its own."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        if name is None:
            global _count
            _count += 1
            name = f"Thread-{_count}"
            if hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        self._target = target
        self._name = str(name)
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._initialized = True
        self._started = self._stopped = False

    def __repr__(self):
        state = "stopped" if self._stopped else "started" if self._started else "initial"
        if self._daemonic:
            state += " daemon"
        if self._ident is not None:
            state += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {state})>"

    def start(self):
        if self._started:
            raise RuntimeError("threads can only be started once")
        global _current, _last_ident
        self._started = True
        _last_ident += 1
        self._ident = _last_ident
        starter = _current
        _current = self
        _running.append(self)
        try:
            Context().run(self._run_to_end)
        finally:
            _current = starter
            _running.remove(self)
            self._stopped = True

    def _run_to_end(self):
        try:
            self.run()
        except BaseException as error:
            excepthook(ExceptHookArgs((type(error), error, error.__traceback__, self)))

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        if not self._started:
            raise RuntimeError("cannot join thread before it is started")
        if self is _current:
            raise RuntimeError("cannot join current thread")

    def is_alive(self):
        return self._started and not self._stopped

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def ident(self):
        return self._ident

    @property
    def native_id(self):
        return self._ident

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic


class Timer(Thread):
    """Calls a function after some time: start() waits for it."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name="MainThread", daemon=False)
        self._started = True
        self._ident = _last_ident


_last_ident = 1
_current = _main = _MainThread()
_running = [_main]


def current_thread():
    return _current


def main_thread():
    return _main


def get_ident():
    return _current._ident


get_native_id = get_ident


def active_count():
    return len(_running)


def enumerate():
    return list(_running)


# ---- Data of a thread --------------------------------------------------------------------------


class local:
    """An object whose attributes each thread sees its own values of."""

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        spaces = {get_ident(): {}}
        object.__setattr__(self, "_local__spaces", spaces)
        object.__setattr__(self, "_local__arguments", (args, kwargs))
        return self

    def __space(self):
        spaces = object.__getattribute__(self, "_local__spaces")
        space = spaces.get(get_ident())
        if space is None:
            space = spaces[get_ident()] = {}
            args, kwargs = object.__getattribute__(self, "_local__arguments")
            type(self).__init__(self, *args, **kwargs)
        return space

    def __getattribute__(self, name):
        space = local.__space(self)
        if name == "__dict__":
            return space
        if name in space:
            return space[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(
                f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        local.__space(self)[name] = value

    def __delattr__(self, name):
        space = local.__space(self)
        if name not in space:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        del space[name]
