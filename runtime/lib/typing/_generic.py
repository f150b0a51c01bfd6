"""Classes with type variables: Generic, and Protocol, which others match by their members."""

from abc import ABCMeta
from typing._special import (
    ParamSpec, TypeVar, TypeVarTuple, _Alias, _convert, _parameters,
)

__name__ = "typing"     # where the classes and functions of this file are found


class Generic:
    """The base of classes with type variables."""

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, params):
        params = params if isinstance(params, tuple) else (params,)
        if not params:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        params = tuple(_convert(one) for one in params)
        if cls in (Generic, Protocol):
            if not all(isinstance(one, (TypeVar, ParamSpec, TypeVarTuple, _Alias))
                       for one in params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables "
                                "or parameter specification variables.")
            if len(set(params)) != len(params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _Alias(cls, params, cls.__name__)
        wanted = cls.__parameters__
        if not wanted:
            raise TypeError(f"{cls} is not a generic class")
        if len(params) != len(wanted) and not any(
                isinstance(one, (TypeVarTuple, ParamSpec)) for one in wanted):
            raise TypeError(f"Too {'many' if len(params) > len(wanted) else 'few'} arguments for "
                            f"{cls}; actual {len(params)}, expected {len(wanted)}")
        return _Alias(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__", ())
        if "__orig_bases__" in cls.__dict__:
            plain = Generic in bases
        else:
            plain = Generic in cls.__bases__ and cls.__name__ != "Protocol"
        if plain:
            raise TypeError("Cannot inherit from plain Generic")
        found = _parameters(bases)
        for base in bases:
            if isinstance(base, _Alias) and base.__origin__ in (Generic, Protocol):
                listed = base.__parameters__
                if not set(found) <= set(listed):
                    missing = ", ".join(str(one) for one in found if one not in listed)
                    raise TypeError(f"Some type variables ({missing}) are not listed in "
                                    f"{base.__origin__.__name__}[{', '.join(map(str, listed))}]")
                found = listed
                break
        cls.__parameters__ = tuple(found)


_not_protocol = frozenset((
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__",
    "__new__", "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__",
    "__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol", "_is_runtime_protocol",
    "__match_args__", "_abc_impl", "__qualname__", "__firstlineno__", "__static_attributes__"))


def _protocol_members(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base in (Protocol, Generic):
            continue
        for name in [*base.__dict__, *base.__dict__.get("__annotations__", {})]:
            if not name.startswith("_abc_") and name not in _not_protocol:
                names.add(name)
    return names


def _has_all(names, obj):
    return all(hasattr(obj, name) and (not callable(getattr(type(obj), name, None))
                                       or getattr(obj, name) is not None) for name in names)


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable "
                            "protocols")
        return super().__instancecheck__(instance) or _has_all(_protocol_members(cls), instance)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of protocols: classes that others match by their members."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)

        def hook(other):
            if not cls.__dict__.get("_is_protocol", False):
                return NotImplemented
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError("Instance and class checks can only be used with "
                                "@runtime_checkable protocols")
            for name in _protocol_members(cls):
                for base in other.__mro__:
                    if name in base.__dict__:
                        if base.__dict__[name] is None:
                            return NotImplemented
                        break
                    if name in base.__dict__.get("__annotations__", {}):
                        break
                else:
                    return NotImplemented
            return True

        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init


def _no_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init)
        if init is not _no_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


Protocol.__init__ = _no_init


def runtime_checkable(cls):
    """A class decorator: isinstance() looks for the members of the protocol."""
    if not (isinstance(cls, type) and issubclass(cls, Generic) and cls._is_protocol):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, got %r"
                        % (cls,))
    cls._is_runtime_protocol = True
    return cls
