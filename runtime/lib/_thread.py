"""_thread: what CPython has in C under threading. Here threading has it, and there are no threads: a
new one runs to its end at once.
"""

import signal
import threading
from threading import Lock as allocate_lock
from threading import RLock, TIMEOUT_MAX, get_ident, get_native_id
from threading import ExceptHookArgs as _ExceptHookArgs
from threading import excepthook as _excepthook
from threading import local as _local

error = RuntimeError
LockType = type(allocate_lock())
allocate = allocate_lock


def start_new_thread(function, args, kwargs=None, /):
    """Runs function in a new thread and returns the thread's number."""
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if kwargs is not None and not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")
    thread = threading.Thread(target=function, args=args, kwargs=kwargs)
    thread.start()
    return thread.ident


def exit():
    """Ends the thread, as SystemExit does that nobody catches."""
    raise SystemExit


def interrupt_main(signum=signal.SIGINT, /):
    """Does what the arrival of the signal would do."""
    if signal.getsignal(signum) not in (signal.SIG_DFL, signal.SIG_IGN):
        signal.raise_signal(signum)


def stack_size(size=0, /):
    """The stack of new threads: they have none of their own."""
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    return 0


start_new = start_new_thread
exit_thread = exit
