"""_thread: threads and locks, which are in C (_threads), and what each thread has of its own.

CPython has all of it in C; _local is shorter in Python, and few programs spend their time there.
"""

from _threads import (LockType, RLock, TIMEOUT_MAX, _at_end, _count, _is_main, _set_sentinel,
                      allocate, allocate_lock, error, exit, exit_thread, get_ident,
                      get_native_id, interrupt_main, stack_size, start_new, start_new_thread)
from _weakref import ref


def _leave(ident, touched):
    """A thread ends: no local keeps what it had for it."""
    for place in touched:
        data = place()
        if data is not None:
            object.__getattribute__(data, "_local__spaces").pop(ident, None)
    del _touched[ident]


_touched = {}  # of each thread that has set a local: weak references to those


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
        ident = get_ident()
        space = object.__getattribute__(self, "_local__spaces")[ident] = {}
        touched = _touched.get(ident)
        if touched is None:
            touched = _touched[ident] = []
            _at_end(lambda: _leave(ident, touched))
        touched.append(ref(self, touched.remove))
        return space

    def __space(self):
        space = object.__getattribute__(self, "_local__spaces").get(get_ident())
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
        try:
            return object.__getattribute__(self, name)
        except AttributeError:
            if type(self) is not _local:
                raise
            raise AttributeError(f"'_thread._local' object has no attribute {name!r}") from None

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
