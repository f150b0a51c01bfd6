"""functools: functions that take or return functions.

partial, reduce, cmp_to_key and the caches are in C, in _functools.

It differs from CPython's because that imports collections, reprlib and _thread, which programs that
only wrap a function have no use for.
"""

import builtins
from _collections import _namedtuple_new, _tuplegetter
from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce
from types import GenericAlias

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering",
    "cache", "cmp_to_key", "lru_cache", "reduce", "partial", "partialmethod",
    "singledispatch", "singledispatchmethod", "cached_property",
]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


# ---- Wrapping ----------------------------------------------------------------------------------

def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes wrapper look like the function that it wraps."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    if assigned is WRAPPER_ASSIGNMENTS and type(wrapped) is _function and wrapped.__type_params__:
        wrapper.__type_params__ = wrapped.__type_params__
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


_function = type(update_wrapper)


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator: update_wrapper() with wrapped as what is wrapped."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# ---- Ordering ----------------------------------------------------------------------------------

def _lt_from_gt(self, other):
    answer = type(self).__gt__(self, other)
    return answer if answer is NotImplemented else not answer and self != other


def _le_from_gt(self, other):
    answer = type(self).__gt__(self, other)
    return answer if answer is NotImplemented else not answer


def _ge_from_gt(self, other):
    answer = type(self).__gt__(self, other)
    return answer if answer is NotImplemented else answer or self == other


def _gt_from_lt(self, other):
    answer = type(self).__lt__(self, other)
    return answer if answer is NotImplemented else not answer and self != other


def _le_from_lt(self, other):
    answer = type(self).__lt__(self, other)
    return answer if answer is NotImplemented else answer or self == other


def _ge_from_lt(self, other):
    answer = type(self).__lt__(self, other)
    return answer if answer is NotImplemented else not answer


def _ge_from_le(self, other):
    answer = type(self).__le__(self, other)
    return answer if answer is NotImplemented else not answer or self == other


def _lt_from_le(self, other):
    answer = type(self).__le__(self, other)
    return answer if answer is NotImplemented else answer and self != other


def _gt_from_le(self, other):
    answer = type(self).__le__(self, other)
    return answer if answer is NotImplemented else not answer


def _le_from_ge(self, other):
    answer = type(self).__ge__(self, other)
    return answer if answer is NotImplemented else not answer or self == other


def _gt_from_ge(self, other):
    answer = type(self).__ge__(self, other)
    return answer if answer is NotImplemented else answer and self != other


def _lt_from_ge(self, other):
    answer = type(self).__ge__(self, other)
    return answer if answer is NotImplemented else not answer


# From the one comparison that a class has to the others; the first that it has is taken.
_derived = {
    "__lt__": {"__gt__": _gt_from_lt, "__le__": _le_from_lt, "__ge__": _ge_from_lt},
    "__le__": {"__ge__": _ge_from_le, "__lt__": _lt_from_le, "__gt__": _gt_from_le},
    "__gt__": {"__lt__": _lt_from_gt, "__ge__": _ge_from_gt, "__le__": _le_from_gt},
    "__ge__": {"__le__": _le_from_ge, "__gt__": _gt_from_ge, "__lt__": _lt_from_ge},
}


def total_ordering(cls):
    """A class decorator: fills in the comparisons that the class lacks."""
    own = {name for name in _derived
           if getattr(cls, name, None) is not getattr(object, name, None)}
    if not own:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    # CPython's preference: __lt__, __le__, __gt__, __ge__, by name from the largest.
    for name, function in _derived[max(own)].items():
        if name not in own:
            function.__name__ = name
            function.__doc__ = getattr(int, name).__doc__
            setattr(cls, name, function)
    return cls


# ---- Partial application -----------------------------------------------------------------------

class partialmethod:
    """partial() for a method: self is given when it is looked up on an instance."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func = func
            self.args = args
            self.keywords = keywords

    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend(repr(arg) for arg in self.args)
        parts.extend(f"{key}={value!r}" for key, value in self.keywords.items())
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    def _method(self):
        def method(instance, /, *args, **keywords):
            return self.func(instance, *self.args, *args, **{**self.keywords, **keywords})
        method._partialmethod = self
        method.__isabstractmethod__ = self.__isabstractmethod__
        return method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                if hasattr(bound, "__self__"):
                    result.__self__ = bound.__self__
                return result
        return self._method().__get__(obj, cls)

    __class_getitem__ = classmethod(GenericAlias)


# ---- Caches ------------------------------------------------------------------------------------

class _CacheInfo(tuple):
    """CacheInfo(hits, misses, maxsize, currsize)"""

    __slots__ = ()
    __match_args__ = _fields = ("hits", "misses", "maxsize", "currsize")
    _field_defaults = {}
    __new__ = staticmethod(_namedtuple_new("CacheInfo", _fields, ()))
    hits = _tuplegetter(0, "Alias for field number 0")
    misses = _tuplegetter(1, "Alias for field number 1")
    maxsize = _tuplegetter(2, "Alias for field number 2")
    currsize = _tuplegetter(3, "Alias for field number 3")

    def __repr__(self):
        hits, misses, maxsize, currsize = self
        return f"CacheInfo({hits=}, {misses=}, {maxsize=}, {currsize=})"

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        return tuple(self)


_CacheInfo.__name__ = _CacheInfo.__qualname__ = "CacheInfo"


class _HashedSeq(list):
    """A key of several parts that computes its hash once."""

    __slots__ = ("hashvalue",)

    def __init__(self, tup, hash=hash):
        self[:] = tup
        self.hashvalue = hash(tup)

    def __hash__(self):
        return self.hashvalue


_keywords_mark = (object(),)


def _make_key(args, kwds, typed, kwd_mark=_keywords_mark, fasttypes={int, str}):
    """What a cache in Python keeps a result under; other libraries call it."""
    if not kwds and not typed and len(args) == 1 and type(args[0]) in fasttypes:
        return args[0]
    key = args
    if kwds:
        key += kwd_mark
        for item in kwds.items():
            key += item
    if typed:
        key += tuple(type(v) for v in args)
        if kwds:
            key += tuple(type(v) for v in kwds.values())
    return _HashedSeq(key)


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def lru_cache(maxsize=128, typed=False):
    """A decorator: remembers the results of the maxsize most recent calls (None: of all)."""
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorate(function):
        return _cached(function, maxsize, typed)
    return decorate


def cache(user_function, /):
    """lru_cache(maxsize=None): remembers the results of all calls."""
    return _cached(user_function, None, False)


_missing = object()


class cached_property:
    """A property that is computed once, then an attribute of the instance."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError(
                "Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            attributes = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance "
                            f"to cache {self.attrname!r} property.") from None
        value = attributes.get(self.attrname, _missing)
        if value is _missing:
            value = self.func(instance)
            try:
                attributes[self.attrname] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance does not "
                    f"support item assignment for caching {self.attrname!r} property.") from None
        return value

    __class_getitem__ = classmethod(GenericAlias)


# ---- Single dispatch ---------------------------------------------------------------------------

def _find(cls, registry):
    """The implementation for the nearest class of cls.__mro__; then for virtual bases."""
    for base in cls.__mro__:
        if base is object:
            break
        if base in registry:
            return registry[base]
    found = None
    for base in registry:
        if base is not object and issubclass(cls, base):
            if found is None or issubclass(base, found):
                found = base
            elif not issubclass(found, base):
                raise RuntimeError(f"Ambiguous dispatch: {found} or {base}")
    return registry[found] if found is not None else registry[object]


def _is_union(cls):
    return type(cls).__name__ in ("UnionType", "_UnionGenericAlias")


def _is_dispatchable(cls):
    return isinstance(cls, type) or (
        _is_union(cls) and all(isinstance(arg, type) for arg in cls.__args__))


def _named_classes(text, func):
    """What the text of an annotation names, where that is classes with `|` between them."""
    found = None
    for name in text.split("|"):
        first, *rest = name.strip().split(".")
        space = func.__globals__
        one = space[first] if first in space else getattr(builtins, first, None)
        for attribute in rest:
            one = getattr(one, attribute, None)
        if one is None:
            return text
        found = one if found is None else found | one
    return found


def singledispatch(func):
    """A decorator: a generic function, whose first argument's type picks the implementation."""
    registry = {}
    found = {}

    def dispatch(cls):
        """The implementation for the class cls."""
        try:
            return found[cls]
        except KeyError:
            implementation = found[cls] = _find(cls, registry)
            return implementation

    def register(cls, func=None):
        """Registers func, or what is decorated, for the class cls or the annotated one."""
        if _is_dispatchable(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(
                    f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. Use either "
                    "`@register(some_class)` or plain `@register` on an annotated function.")
            func = cls
            argname, cls = next(iter(annotations.items()))
            if isinstance(cls, str):
                cls = _named_classes(cls, func)
            if not _is_dispatchable(cls):
                if _is_union(cls):
                    raise TypeError(f"Invalid annotation for {argname!r}. "
                                    f"{cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
        for one in cls.__args__ if _is_union(cls) else (cls,):
            registry[one] = func
        found.clear()
        return func

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **keywords)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """singledispatch() for a method: the argument after self picks the implementation."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **keywords):
            implementation = self.dispatcher.dispatch(args[0].__class__)
            return implementation.__get__(obj, cls)(*args, **keywords)

        method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        update_wrapper(method, self.func)
        return method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
