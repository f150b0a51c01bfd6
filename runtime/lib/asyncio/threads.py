"""to_thread()."""

__all__ = ("to_thread",)

import functools

from _contextvars import copy_context

from . import events


async def to_thread(func, /, *args, **kwargs):
    """Run func in a thread, in a copy of the current context; return its result."""
    loop = events.get_running_loop()
    call = functools.partial(copy_context().run, func, *args, **kwargs)
    return await loop._in_executor(None, call)
