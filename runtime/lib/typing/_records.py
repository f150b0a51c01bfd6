"""NamedTuple and TypedDict: classes whose body only lists fields.

Both are functions that stand for a hidden base with a metaclass of its own when they are listed
as a base.
"""

import collections as _collections
from types import GenericAlias as _GenericAlias_
from typing._generic import Generic
from typing._special import NotRequired, Required, _convert

__name__ = "typing"     # where the classes and functions of this file are found

_untouched = frozenset(("__new__", "__init__", "__slots__", "__getnewargs__", "_fields",
                        "_field_defaults", "_make", "_replace", "_asdict", "_source"))
_skipped = frozenset(("__module__", "__name__", "__annotations__", "__qualname__",
                      "__orig_bases__"))


def _named_tuple(name, annotations, module, defaults=()):
    result = _collections.namedtuple(name, list(annotations), defaults=defaults, module=module)
    result.__annotations__ = annotations
    return result


class NamedTupleMeta(type):
    def __new__(cls, name, bases, namespace):
        annotations = {key: _convert(of) for key, of in
                       namespace.get("__annotations__", {}).items()}
        defaults = []
        for field in annotations:
            if field in namespace:
                defaults.append(namespace[field])
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default "
                                f"field{'s' if len(defaults) > 1 else ''} "
                                + ", ".join(f for f in annotations if f in namespace))
        result = _named_tuple(name, annotations, namespace["__module__"], defaults)
        for key, value in namespace.items():
            if key in _untouched:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in _skipped and key not in result._fields:
                setattr(result, key, value)
        if Generic in bases:
            result.__class_getitem__ = classmethod(_GenericAlias_)
        return result


def NamedTuple(typename, fields=None, /, **kwargs):
    """A class of tuples whose items have names and types."""
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not "
                        "both")
    return _named_tuple(typename, {name: _convert(of) for name, of in fields}, "__main__")


def _named_tuple_bases(bases):
    return (_NamedTuple,) + ((Generic,) if Generic in bases else ())


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = _named_tuple_bases


class _TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True):
        result = type.__new__(_TypedDictMeta, name, (dict,), dict(namespace))
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required.update(base.__dict__.get("__required_keys__", ()))
            optional.update(base.__dict__.get("__optional_keys__", ()))
        for key, of in namespace.get("__annotations__", {}).items():
            of = _convert(of)
            annotations[key] = of
            kind = getattr(of, "__origin__", None)
            if kind is Required or total and kind is not NotRequired:
                required.add(key)
            else:
                optional.add(key)
        result.__annotations__ = annotations
        result.__required_keys__ = frozenset(required)
        result.__optional_keys__ = frozenset(optional)
        result.__total__ = total
        return result

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """A class for dicts with these keys."""
    if fields is None:
        fields = kwargs
    return _TypedDictMeta(typename, (), {"__annotations__": dict(fields),
                                         "__module__": "__main__"}, total=total)


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (dict,), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)
