"""Looking into annotations: origins and arguments of aliases, and hints whose names are resolved.

A hint that is text is read as a dotted name, with one subscript or with bars between; no
expression is evaluated.
"""

import collections.abc as _abc
import functools as _functools
import operator as _operator
import sys as _sys
import types as _types
from types import GenericAlias as _GenericAlias_
from typing._generic import Generic
from typing._special import (
    Annotated, ForwardRef, NotRequired, ParamSpec, ParamSpecArgs, Required, _Alias,
    _AnnotatedAlias, _ClassAlias,
)

__name__ = "typing"     # where the classes and functions of this file are found


def get_origin(tp):
    """What is subscripted: list for List[int]."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_Alias, _ClassAlias, _GenericAlias_, ParamSpecArgs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, _types.UnionType):
        return _types.UnionType
    return None


def get_args(tp):
    """What it is subscripted with."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_Alias, _GenericAlias_)):
        args = tp.__args__
        if tp.__origin__ is _abc.Callable and not (
                len(args) == 2 and (args[0] is ... or isinstance(args[0], ParamSpec))):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, _types.UnionType):
        return tp.__args__
    return ()


def _resolve(hint, names, local):
    """A name of a type, dotted or with one subscript, as what it names there."""
    if hint is None:
        return type(None)
    if isinstance(hint, ForwardRef):
        hint = hint.__forward_arg__
    if isinstance(hint, _Alias) and not isinstance(hint, _AnnotatedAlias):
        if any(isinstance(arg, (ForwardRef, _Alias)) for arg in hint.__args__):
            return hint._copy_with(tuple(_resolve(arg, names, local) if isinstance(
                arg, (ForwardRef, _Alias)) else arg for arg in hint.__args__))
        return hint
    if not isinstance(hint, str):
        return hint
    text = hint.strip()
    if text == "None":
        return type(None)
    if "|" in text and "[" not in text:
        parts = [_resolve(part, names, local) for part in text.split("|")]
        return _functools.reduce(_operator.or_, parts)
    head, bracket, rest = text.partition("[")
    first, *more = head.strip().split(".")
    builtins = _sys.modules["builtins"].__dict__
    for space in (local, names, builtins):
        if first in space:
            found = space[first]
            break
    else:
        raise NameError(f"name {first!r} is not defined")
    for name in more:
        found = getattr(found, name)
    if bracket:
        args = [_resolve(part, names, local) for part in _split(rest.rstrip()[:-1])]
        found = found[args[0] if len(args) == 1 else tuple(args)]
    return found


def _split(text):
    parts, depth, start = [], 0, 0
    for i, char in enumerate(text):
        if char in "[(":
            depth += 1
        elif char in "])":
            depth -= 1
        elif char == "," and not depth:
            parts.append(text[start:i])
            start = i + 1
    parts.append(text[start:])
    return parts


def _strip(hint):
    if isinstance(hint, _AnnotatedAlias):
        return _strip(hint.__origin__)
    if isinstance(hint, _Alias) and hint.__origin__ in (Required, NotRequired):
        return _strip(hint.__args__[0])
    return hint


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of obj, with names as what they name."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            module = _sys.modules.get(base.__module__)
            names = globalns if globalns is not None else getattr(module, "__dict__", {})
            local = localns if localns is not None else dict(vars(base))
            for name, hint in base.__dict__.get("__annotations__", {}).items():
                hints[name] = _resolve(hint, names, local)
    else:
        inner = obj
        while hasattr(inner, "__wrapped__"):
            inner = inner.__wrapped__
        names = globalns if globalns is not None else getattr(
            inner, "__globals__", getattr(inner, "__dict__", {}))
        found = getattr(obj, "__annotations__", None)
        if found is None:
            if isinstance(obj, (_types.BuiltinFunctionType, _types.MethodType,
                                _types.ModuleType, _types.FunctionType)):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        for name, hint in found.items():
            hints[name] = _resolve(hint, names, localns or names)
    return hints if include_extras else {name: _strip(hint) for name, hint in hints.items()}
