"""signal: handlers of signals, timers. The numbers are enums, as in CPython.

It differs from CPython's because the runtime has no masks and no sigwait, and gives the numbers and
not the classes of errors.
"""

import _signal
from _signal import (alarm, default_int_handler, pause, raise_signal, strsignal, ITIMER_PROF,
                     ITIMER_REAL, ITIMER_VIRTUAL, NSIG)
from enum import IntEnum


class itimer_error(OSError):
    """A timer that cannot be set or read."""


ItimerError = itimer_error

_NAMES = {name: value for name, value in vars(_signal).items()
          if name.startswith("SIG") and not name.startswith("SIG_")}
_NAMES.update(SIGCLD=_NAMES["SIGCHLD"], SIGIOT=_NAMES["SIGABRT"], SIGPOLL=_NAMES["SIGIO"])

Signals = IntEnum("Signals", sorted(_NAMES.items(), key=lambda item: item[1]), module=__name__)
Handlers = IntEnum("Handlers", {"SIG_DFL": _signal.SIG_DFL, "SIG_IGN": _signal.SIG_IGN},
                   module=__name__)
globals().update(Signals.__members__)
globals().update(Handlers.__members__)


def _as_enum(value, kind):
    if not isinstance(value, int):
        return value
    try:
        return kind(value)
    except ValueError:
        return value


def _as_int(value):
    return int(value) if isinstance(value, int) else value


def signal(signalnum, handler):
    """Sets the handler of a signal; what it was before."""
    return _as_enum(_signal.signal(_as_int(signalnum), _as_int(handler)), Handlers)


def getsignal(signalnum):
    return _as_enum(_signal.getsignal(signalnum), Handlers)


def setitimer(which, seconds, interval=0.0, /):
    try:
        return _signal.setitimer(which, seconds, interval)
    except OSError as e:
        error = ItimerError(*e.args)
    raise error


def getitimer(which, /):
    try:
        return _signal.getitimer(which)
    except OSError as e:
        error = ItimerError(*e.args)
    raise error


def valid_signals():
    """The signals of this system."""
    return {_as_enum(number, Signals) for number in range(1, NSIG)
            if not 31 < number < _NAMES["SIGRTMIN"]}
