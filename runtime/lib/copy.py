"""copy: shallow and deep copies of any object.

copy(), deepcopy() and what deepcopy() does with lists, tuples and dicts are in C, in _copy. A class
says how it is copied by __copy__() and __deepcopy__(memo), or by __reduce_ex__(), as for pickle.

It differs from CPython's because these functions are hot, and the hottest are written in C here.
"""

import types
from _copy import (
    _deepcopy_atomic, _deepcopy_dict, _deepcopy_list, _deepcopy_tuple, copy, deepcopy, use,
)
from _weakref import ref
from copyreg import dispatch_table

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error


def _copy_immutable(x):
    return x


_atomic = (
    type(None), type(Ellipsis), type(NotImplemented), int, float, bool, complex, bytes, str,
    types.CodeType, type, range, types.BuiltinFunctionType, types.FunctionType, ref, property,
)
_copy_dispatch = dict.fromkeys(_atomic + (tuple, frozenset, slice), _copy_immutable)
_copy_dispatch.update({list: list.copy, dict: dict.copy, set: set.copy,
                       bytearray: bytearray.copy})


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deepcopy_dispatch = dict.fromkeys(_atomic, _deepcopy_atomic)
_deepcopy_dispatch.update({list: _deepcopy_list, tuple: _deepcopy_tuple, dict: _deepcopy_dict,
                           types.MethodType: _deepcopy_method})


def _keep_alive(x, memo):
    """Puts x into a list in the memo, so that no other object gets its id meanwhile."""
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _set_state(y, state):
    if hasattr(y, "__setstate__"):
        y.__setstate__(state)
        return
    members = None
    if isinstance(state, tuple) and len(state) == 2:
        state, members = state
    if state is not None:
        y.__dict__.update(state)
    if members is not None:
        for name, value in members.items():
            setattr(y, name, value)


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None, *,
                 deepcopy=deepcopy):
    """The object that the answer of x.__reduce_ex__() describes; memo is None: a shallow copy."""
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        _set_state(y, deepcopy(state, memo) if deep else state)
    if listiter is not None:
        for item in listiter:
            y.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            y[key] = value
    return y


use(_copy_dispatch, _deepcopy_dispatch, dispatch_table, _reconstruct, Error)
del types, ref, use
