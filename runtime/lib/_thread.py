"""_thread, as far as a program of one thread goes; threading of Python's own library stands on it.

It is Python of ours because there are no real threads: start_new_thread() runs the function to its
end at once, in an empty context of its own. A lock that would have to be waited for without a time
limit can never be released, so that is a RuntimeError.
"""

import sys
import time
from _contextvars import Context
from _weakref import ref

error = RuntimeError
TIMEOUT_MAX = 9223372036.0

# ---- Locks ---------------------------------------------------------------------------------------


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


class LockType:
    __slots__ = ("_locked", "__weakref__")

    def __init__(self):
        self._locked = False

    def acquire(self, blocking=True, timeout=-1):
        if not blocking or timeout != -1:
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

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle '_thread.lock' object")

    def __enter__(self):
        return self.acquire()

    def __exit__(self, t, v, tb):
        self.release()

    def __repr__(self):
        state = "locked" if self._locked else "unlocked"
        return f"<{state} _thread.lock object at {id(self):#x}>"

    def _at_fork_reinit(self):
        self._locked = False


LockType.__name__ = LockType.__qualname__ = "lock"


class RLock:
    __slots__ = ("_owner", "_count", "__weakref__")

    def __init__(self):
        self._owner = self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        if not blocking or timeout != -1:
            _check_timeout(blocking, timeout)
        if self._count and self._owner != _ident:
            return _wait_in_vain(blocking, timeout)
        self._owner = _ident
        self._count += 1
        return True

    def release(self):
        if not self._count or self._owner != _ident:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._owner = 0

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle '_thread.RLock' object")

    def _is_owned(self):
        return self._count > 0 and self._owner == _ident

    def _release_save(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        saved = self._count, self._owner
        self._count = self._owner = 0
        return saved

    def _acquire_restore(self, saved):
        if self._count:
            _wait_in_vain(True, -1)
        self._count, self._owner = saved

    def _at_fork_reinit(self):
        self._owner = self._count = 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, t, v, tb):
        self.release()

    def __repr__(self):
        state = "locked" if self._count else "unlocked"
        return (f"<{state} _thread.RLock object owner={self._owner} count={self._count} "
                f"at {id(self):#x}>")


def allocate_lock():
    return LockType()


allocate = allocate_lock

# ---- Threads -------------------------------------------------------------------------------------

_main_ident = _ident = _last_ident = 1
_sentinels = []  # of the running threads but the main one, the innermost last: locks or None
_touched = []    # the same: weak references to the locals that a thread has set
_stack_size = 0


def get_ident():
    return _ident


get_native_id = get_ident


def start_new_thread(function, args, kwargs=None, /):
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if kwargs is not None and not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")
    global _ident, _last_ident
    starter = _ident
    _last_ident += 1
    _ident = ident = _last_ident
    _sentinels.append(None)
    _touched.append([])
    try:
        Context().run(_run, function, args, kwargs or {})
    finally:
        for place in _touched.pop():
            data = place()
            if data is not None:
                object.__getattribute__(data, "_local__spaces").pop(ident, None)
        _ident = starter
        sentinel = _sentinels.pop()
        if sentinel is not None and sentinel.locked():
            sentinel.release()
    return ident


start_new = start_new_thread


def _run(function, args, kwargs):
    try:
        function(*args, **kwargs)
    except SystemExit:
        pass
    except BaseException as error:
        sys.unraisablehook(_Unraisable(error, function))


class _Unraisable:
    err_msg = "Exception ignored in thread started by"

    def __init__(self, error, function):
        self.exc_type, self.exc_value = type(error), error
        self.exc_traceback = error.__traceback__
        self.object = function


def exit():
    raise SystemExit


exit_thread = exit


def interrupt_main(signum=2):
    import _signal
    _signal.raise_signal(signum)


def _set_sentinel():
    """A lock that is released when the thread ends."""
    lock = LockType()
    if _sentinels:
        _sentinels[-1] = lock
    return lock


def _count():
    return len(_sentinels)


def stack_size(size=0):
    global _stack_size
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    if size and size < 32768:
        raise ValueError(f"size not valid: {size} bytes")
    before, _stack_size = _stack_size, size
    return before


# ---- Data of a thread ----------------------------------------------------------------------------


class _local:
    """An object whose attributes each thread sees its own values of."""

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        object.__setattr__(self, "_local__spaces", {})
        object.__setattr__(self, "_local__arguments", (args, kwargs))
        _local.__new_space(self)
        return self

    def __new_space(self):
        spaces = object.__getattribute__(self, "_local__spaces")
        space = spaces[_ident] = {}
        if _touched:
            _touched[-1].append(ref(self))
        return space

    def __space(self):
        space = object.__getattribute__(self, "_local__spaces").get(_ident)
        if space is None:
            space = _local.__new_space(self)
            args, kwargs = object.__getattribute__(self, "_local__arguments")
            type(self).__init__(self, *args, **kwargs)
        return space

    def __getattribute__(self, name):
        space = _local.__space(self)
        if name == "__dict__":
            return space
        if name in space:
            return space[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(
                f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        _local.__space(self)[name] = value

    def __delattr__(self, name):
        space = _local.__space(self)
        if name not in space:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        del space[name]
