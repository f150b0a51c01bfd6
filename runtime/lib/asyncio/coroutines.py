"""Which objects are coroutines, and how they are shown."""

__all__ = ("iscoroutinefunction", "iscoroutine")

import types

import _asyncio

_GENERATOR, _COROUTINE = 0x100, 0x80  # co_flags: made iterable by types.coroutine; async def
_is_coroutine = object()              # marks functions that are told to count as such


def _is_debug_mode():
    return False


def iscoroutinefunction(func):
    """Return True if func is a decorated coroutine function."""
    if getattr(func, "_is_coroutine", None) is _is_coroutine:
        return True
    while True:
        if isinstance(func, types.MethodType):
            func = func.__func__
        elif type(func).__name__ == "partial" and hasattr(func, "keywords"):
            func = func.func
        else:
            break
    return isinstance(func, types.FunctionType) and bool(func.__code__.co_flags & _COROUTINE)


_native = types.CoroutineType
_generator = types.GeneratorType
_known = {}  # type -> whether its instances are coroutines


def _has_coroutine_methods(cls):
    return all(hasattr(cls, name) for name in ("__await__", "send", "throw", "close"))


def iscoroutine(obj):
    """Return True if obj is a coroutine object."""
    cls = type(obj)
    if cls is _native or cls is _generator:
        return True
    known = _known.get(cls)
    if known is None:
        known = issubclass(cls, (_native, _generator)) or _has_coroutine_methods(cls)
        if len(_known) < 100:
            _known[cls] = known
    return known


def _attribute(coro, name):
    for prefix in ("cr_", "gi_", "ag_"):
        if hasattr(coro, prefix + name):
            return getattr(coro, prefix + name)
    return None


def _format_coroutine(coro):
    assert iscoroutine(coro)
    name = getattr(coro, "__qualname__", None) or getattr(coro, "__name__", None)
    text = f"{name}()" if name else f"<{type(coro).__name__} without __name__>()"
    code = _attribute(coro, "code")
    if code is None:
        return f"{text} running" if _attribute(coro, "running") else text
    frame = _attribute(coro, "frame")
    file = code.co_filename or "<empty co_filename>"
    if frame is not None:
        return f"{text} running at {file}:{frame.f_lineno}"
    return f"{text} done, defined at {file}:{code.co_firstlineno}"


_asyncio.iscoroutine = iscoroutine
