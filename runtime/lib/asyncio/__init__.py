"""asyncio: coroutines run by an event loop.

It differs from CPython's because futures, tasks and the loop are made for this runtime.
"""

from .base_events import *
from .coroutines import *
from .events import *
from .exceptions import *
from .futures import *
from .locks import *
from .queues import *
from .runners import *
from .taskgroups import *
from .tasks import *
from .threads import *
from .timeouts import *
from .unix_events import *

from . import (
    base_events, base_futures, base_tasks, constants, coroutines, events, exceptions,
    format_helpers, futures, locks, log, mixins, queues, runners, taskgroups, tasks, threads,
    timeouts, unix_events,
)

__all__ = (base_events.__all__ + coroutines.__all__ + events.__all__ + exceptions.__all__ +
           futures.__all__ + locks.__all__ + queues.__all__ + runners.__all__ +
           taskgroups.__all__ + tasks.__all__ + threads.__all__ + timeouts.__all__ +
           unix_events.__all__)
