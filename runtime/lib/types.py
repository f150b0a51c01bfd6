"""types: names of built-in types that have none, and making classes by hand.

It differs from CPython's because the runtime names its own types (_types).
"""

from _types import *
import _types


class DynamicClassAttribute:
    """A property of instances that leaves the same name on the class to __getattr__."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or fget.__doc__
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        if self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def getter(self, fget):
        doc = fget.__doc__ if self.overwrite_doc else None
        result = type(self)(fget, self.fset, self.fdel, doc or self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result

    def setter(self, fset):
        result = type(self)(self.fget, fset, self.fdel, self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result

    def deleter(self, fdel):
        result = type(self)(self.fget, self.fset, fdel, self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result


# ---- Coroutines out of generators --------------------------------------------------------------

class _GeneratorWrapper:
    """An awaitable around a generator, or what behaves like one, that a coroutine() gave."""

    def __init__(self, gen):
        self.__wrapped = gen
        self.__isgen = gen.__class__ is GeneratorType
        self.__name__ = getattr(gen, "__name__", None)
        self.__qualname__ = getattr(gen, "__qualname__", None)

    def send(self, val):
        return self.__wrapped.send(val)

    def throw(self, tp, *rest):
        return self.__wrapped.throw(tp, *rest)

    def close(self):
        return self.__wrapped.close()

    @property
    def gi_code(self):
        return self.__wrapped.gi_code

    @property
    def gi_frame(self):
        return self.__wrapped.gi_frame

    @property
    def gi_running(self):
        return self.__wrapped.gi_running

    @property
    def gi_yieldfrom(self):
        return self.__wrapped.gi_yieldfrom

    cr_code, cr_frame, cr_running, cr_await = gi_code, gi_frame, gi_running, gi_yieldfrom

    def __next__(self):
        return next(self.__wrapped)

    def __iter__(self):
        return self.__wrapped if self.__isgen else self

    __await__ = __iter__


def _is_like_generator(o):
    """As isinstance() asks an abstract class: of the type, and of what __class__ says."""
    return _has_methods(type(o)) or _has_methods(o.__class__)


def _has_methods(kind):
    return not hasattr(kind, "__await__") and all(
        hasattr(kind, name) for name in ("__iter__", "__next__", "send", "throw", "close"))


def coroutine(func):
    """A generator function whose generators can be awaited; of another callable, a wrapper."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    flags = func.__code__.co_flags if func.__class__ is FunctionType else 0
    if flags & 0x1A0:  # coroutine, iterable coroutine, generator
        return _types.coroutine(func)

    def wrapped(*args, **kwargs):
        result = func(*args, **kwargs)
        if result.__class__ is CoroutineType or result.__class__ is GeneratorType and (
                result.gi_code.co_flags & 0x100):
            return result
        return _GeneratorWrapper(result) if _is_like_generator(result) else result

    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        if hasattr(func, name):
            setattr(wrapped, name, getattr(func, name))
    wrapped.__dict__.update(getattr(func, "__dict__", {}))
    wrapped.__wrapped__ = func
    return wrapped
