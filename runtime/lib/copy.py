"""copy: shallow and deep copies of objects.

A class says how by __copy__ and __deepcopy__; what has neither is taken apart as pickle would, by
the reduction functions of copyreg or its __reduce_ex__, and put together again.
"""

import copyreg as _copyreg
import types as _types
import weakref as _weakref

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error

# Objects of these types are their own copies.
_unchanging = {
    type(None), int, float, bool, complex, str, bytes, type(...), type(NotImplemented),
    type, range, property, _types.BuiltinFunctionType, _types.FunctionType,
    _types.CodeType, _weakref.ref,
}
_shared_when_shallow = _unchanging | {tuple, frozenset, slice}
_plain_containers = {list, dict, set, bytearray}


def copy(x):
    """A new object of x's class that holds what x holds."""
    cls = type(x)
    if cls in _shared_when_shallow or issubclass(cls, type):
        return x
    if cls in _plain_containers:
        return cls.copy(x)
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    parts = _reduced(x, cls, "shallow")
    if isinstance(parts, str):
        return x
    return _rebuild(x, None, *parts)


def _reduced(x, cls, kind):
    reductor = _copyreg.dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    reductor = getattr(x, "__reduce_ex__", None)
    if reductor is not None:
        return reductor(4)
    reductor = getattr(x, "__reduce__", None)
    if reductor:
        return reductor()
    raise Error("un(%s)copyable object of type %s" % (kind, cls))


def deepcopy(x, memo=None, _nil=[]):
    """A copy of x whose parts are copies too. memo: what has been copied already, by id."""
    if memo is None:
        memo = {}
    key = id(x)
    found = memo.get(key, _nil)
    if found is not _nil:
        return found
    cls = type(x)
    copier = _copiers.get(cls)
    if copier is not None:
        result = copier(x, memo)
    elif issubclass(cls, type):
        result = x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            result = copier(memo)
        else:
            result = _deepcopy_by_parts(x, cls, memo)
    if result is not x:
        memo[key] = result
        _keep_alive(x, memo)
    return result


def _deepcopy_by_parts(x, cls, memo):
    parts = _reduced(x, cls, "deep")
    if isinstance(parts, str):
        return x
    return _rebuild(x, memo, *parts)


def _keep_alive(x, memo):
    # An id means nothing once its object is gone: the memo keeps all that it has seen.
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


# ---- Deep copies of built-in types -------------------------------------------------------------

def _copy_nothing(x, memo):
    return x


def _copy_list(x, memo, deepcopy=deepcopy):
    result = []
    memo[id(x)] = result
    add = result.append
    for item in x:
        add(deepcopy(item, memo))
    return result


def _copy_tuple(x, memo, deepcopy=deepcopy):
    items = [deepcopy(item, memo) for item in x]
    # Copying the items may have copied x itself, through a cycle.
    if id(x) in memo:
        return memo[id(x)]
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _copy_dict(x, memo, deepcopy=deepcopy):
    result = {}
    memo[id(x)] = result
    for key, value in x.items():
        result[deepcopy(key, memo)] = deepcopy(value, memo)
    return result


def _copy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_copiers = dict.fromkeys(_unchanging, _copy_nothing)
_copiers[list] = _copy_list
_copiers[tuple] = _copy_tuple
_copiers[dict] = _copy_dict
_copiers[_types.MethodType] = _copy_method
_deepcopy_dispatch = _copiers


# ---- From parts --------------------------------------------------------------------------------

def _rebuild(x, memo, function, arguments, state=None, items=None, pairs=None, *,
             deepcopy=deepcopy):
    deep = memo is not None
    if deep and arguments:
        arguments = (deepcopy(argument, memo) for argument in arguments)
    result = function(*arguments)
    if deep:
        memo[id(x)] = result
    if state is not None:
        _set_state(result, deepcopy(state, memo) if deep else state)
    if items is not None:
        for item in items:
            result.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            result[key] = value
    return result


def _set_state(obj, state):
    if hasattr(obj, "__setstate__"):
        obj.__setstate__(state)
        return
    members = None
    if isinstance(state, tuple) and len(state) == 2:
        state, members = state
    if state is not None:
        obj.__dict__.update(state)
    if members is not None:
        for name, value in members.items():
            setattr(obj, name, value)
