"""typing: what annotations say, as far as it matters at run time.

Special forms, aliases and type variables are plain objects that remember their parts; nothing is
checked. An alias of a class stands for the class in calls and in lists of bases.
"""

import collections as _collections
import collections.abc as _abc
import contextlib as _contextlib
import functools as _functools
import operator as _operator
import sys as _sys
import types as _types
from abc import ABCMeta, abstractmethod
from types import GenericAlias as _GenericAlias_

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic",
    "Literal", "Optional", "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple",
    "Union", "AbstractSet", "ByteString", "Container", "ContextManager", "Hashable", "ItemsView",
    "Iterable", "Iterator", "KeysView", "Mapping", "MappingView", "MutableMapping",
    "MutableSequence", "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable",
    "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator",
    "AsyncContextManager", "Reversible", "SupportsAbs", "SupportsBytes", "SupportsComplex",
    "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound", "ChainMap", "Counter",
    "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple",
    "TypedDict", "Generator", "BinaryIO", "IO", "Match", "Pattern", "TextIO", "AnyStr",
    "assert_type", "assert_never", "cast", "clear_overloads", "dataclass_transform", "final",
    "get_args", "get_origin", "get_overloads", "get_type_hints", "is_typeddict", "LiteralString",
    "Never", "NewType", "no_type_check", "no_type_check_decorator", "NoReturn", "NotRequired",
    "overload", "ParamSpecArgs", "ParamSpecKwargs", "Required", "reveal_type",
    "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard", "Unpack",
]

TYPE_CHECKING = False
Text = str


def _type_text(obj):
    """How a type is written inside of an alias."""
    if isinstance(obj, _GenericAlias_):
        return repr(obj)
    if isinstance(obj, type):
        if obj.__module__ == "builtins":
            return obj.__qualname__
        return f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, _types.FunctionType):
        return obj.__name__
    if isinstance(obj, tuple):
        return "[" + ", ".join(_type_text(item) for item in obj) + "]"
    return repr(obj)


def _convert(arg):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    return arg


def _check(arg, message):
    arg = _convert(arg)
    if type(arg) is tuple or not callable(arg) and not isinstance(arg, (_Alias, _Form)):
        raise TypeError(f"{message} Got {arg!r:.100}.")
    return arg


def _parameters(args):
    """The type variables in args, each once."""
    found = []
    for arg in args:
        if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
            inner = (arg,)
        elif isinstance(arg, tuple):
            inner = _parameters(arg)
        elif isinstance(arg, type) and not isinstance(arg, _GenericAlias_):
            inner = ()
        else:
            inner = getattr(arg, "__parameters__", ())
            inner = inner if isinstance(inner, tuple) else ()
        for one in inner:
            if one not in found:
                found.append(one)
    return tuple(found)


class _Final:
    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, *args, **kwds):
        if "_root" not in kwds:
            raise TypeError("Cannot subclass special typing classes")


class _Or:
    """X | Y for what is no class."""

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class ForwardRef(_Or):
    """A type by its name."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_module__ = module

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __call__(self, *args):
        raise TypeError("a forward reference cannot be called")

    def __repr__(self):
        if self.__forward_module__ is None:
            return f"ForwardRef({self.__forward_arg__!r})"
        return f"ForwardRef({self.__forward_arg__!r}, module={self.__forward_module__!r})"


# ---- Type variables ----------------------------------------------------------------------------

class _Variable(_Or):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__constraints__ = tuple(_convert(one) for one in constraints)
        self.__bound__ = _convert(bound) if bound is not None else None
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        module = _caller_module()
        if module != "typing":
            self.__module__ = module

    def __repr__(self):
        prefix = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return prefix + self.__name__

    def __reduce__(self):
        return self.__name__

    def __call__(self, *args, **kwds):
        raise TypeError(f"'{type(self).__name__}' object is not callable")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


def _caller_module():
    return "__main__"


class TypeVar(_Variable):
    """A type variable."""


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"

    def __eq__(self, other):
        if not isinstance(other, ParamSpecArgs):
            return NotImplemented
        return self.__origin__ == other.__origin__

    def __hash__(self):
        return hash(self.__origin__)


class ParamSpecKwargs(ParamSpecArgs):
    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"


class ParamSpec(_Variable):
    """A variable for the parameters of a callable."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        super().__init__(name, bound=bound, covariant=covariant, contravariant=contravariant)

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)


class TypeVarTuple(_Or):
    """A variable for any number of types."""

    def __init__(self, name):
        self.__name__ = name
        self.__module__ = _caller_module()

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__

    def __reduce__(self):
        return self.__name__

    def __call__(self):
        raise TypeError("'TypeVarTuple' object is not callable")


# ---- Special forms and aliases -----------------------------------------------------------------

class _Form(_Or):
    """A special form; subscribe(form, key) is what form[key] gives, if anything."""

    def __init__(self, name, subscribe=None, doc=None):
        self._name = name
        self._subscribe = subscribe
        self.__doc__ = doc

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(name)

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __getitem__(self, key):
        if self._subscribe is None:
            raise TypeError(f"{self} is not subscriptable")
        return self._subscribe(self, key)


class _Alias(_Or):
    """origin[args], shown as name[args]."""

    def __init__(self, origin, args, name=None, shown=None, inst=True):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _parameters(self.__args__)
        self._name = name
        self._shown = shown
        self._inst = inst

    def __getattr__(self, attribute):
        if "__origin__" in self.__dict__ and not (attribute[:2] == attribute[-2:] == "__"):
            return getattr(self.__origin__, attribute)
        if attribute in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if attribute == "__module__" or "__origin__" not in self.__dict__:
            raise AttributeError(attribute)
        if attribute == "__doc__":
            return None
        raise AttributeError(attribute)

    def __call__(self, *args, **kwargs):
        if not self._inst or not isinstance(self.__origin__, type):
            raise TypeError(f"Type {self._name} cannot be instantiated; use "
                            f"{self.__origin__.__name__}() instead"
                            if isinstance(self.__origin__, type)
                            else f"Cannot instantiate {self!r}")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return result

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if isinstance(origin, _Form):
            raise TypeError(f"Cannot subclass {self!r}")
        result = [origin]
        if origin is Generic:
            if Protocol in bases:
                return ()
            position = bases.index(self)
            for base in bases[position + 1:]:
                if isinstance(base, _Alias) and base is not self:
                    return ()
            return (Generic,)
        if (self.__parameters__ and Generic not in bases
                and not any(isinstance(base, type) and issubclass(base, Generic)
                            for base in bases) and not issubclass(origin, Generic)):
            position = bases.index(self)
            if not any(isinstance(base, _Alias) and base.__origin__ is Generic or
                       isinstance(base, _Alias) and base.__parameters__
                       for base in bases[position + 1:]):
                result.append(Generic)
        return tuple(result)

    def __getitem__(self, key):
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        keys = key if isinstance(key, tuple) else (key,)
        keys = tuple(_convert(one) for one in keys)
        wanted, given = len(self.__parameters__), len(keys)
        variadic = any(isinstance(one, (TypeVarTuple, ParamSpec)) for one in self.__parameters__)
        if wanted != given and not variadic:
            raise TypeError(f"Too {'many' if given > wanted else 'few'} arguments for {self}; "
                            f"actual {given}, expected {wanted}")
        return self._copy_with(_substitute(self.__args__, dict(zip(self.__parameters__, keys))))

    def _copy_with(self, args):
        if self.__origin__ is Union:
            return Union[args]
        return type(self)(self.__origin__, args, self._name, self._shown, self._inst)

    def __repr__(self):
        name = ("typing." + self._name if self._name else _type_text(self.__origin__))
        if self._shown is not None:
            return self._shown(name, self.__args__)
        args = ", ".join(_type_text(arg) for arg in self.__args__) or "()"
        return f"{name}[{args}]"

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        if self.__origin__ is Union and other.__origin__ is Union:
            return set(self.__args__) == set(other.__args__)
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        if self.__origin__ is Union:
            return hash((Union, frozenset(self.__args__)))
        return hash((self.__origin__, self.__args__))

    def __reduce__(self):
        origin = globals()[self._name] if self._name in globals() else self.__origin__
        args = self.__args__
        return _operator.getitem, (origin, args[0] if len(args) == 1 else args)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return any(issubclass(cls, arg) for arg in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __iter__(self):
        yield Unpack[self]


def _substitute(args, values):
    result = []
    for arg in args:
        if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
            result.append(values.get(arg, arg))
        elif isinstance(arg, tuple):
            result.append(_substitute(arg, values))
        elif not isinstance(arg, type) and getattr(arg, "__parameters__", ()):
            result.append(arg[tuple(values.get(one, one) for one in arg.__parameters__)])
        else:
            result.append(arg)
    return tuple(result)


class _ClassAlias(_Or):
    """List, Dict and so on: a class under a name of typing, with a number of parameters."""

    def __init__(self, origin, count, name=None, inst=True):
        self.__origin__ = origin
        self._count = count
        self._name = name or origin.__name__
        self._inst = inst
        self.__doc__ = f"A generic version of {origin.__module__}.{origin.__qualname__}."

    def __getitem__(self, key):
        args = key if isinstance(key, tuple) else (key,)
        args = tuple(_convert(arg) for arg in args)
        if self._count >= 0 and len(args) != self._count:
            raise TypeError(f"Too {'many' if len(args) > self._count else 'few'} arguments for "
                            f"{self}; actual {len(args)}, expected {self._count}")
        return _Alias(self.__origin__, args, self._name, inst=self._inst)

    def __getattr__(self, attribute):
        if attribute in ("__name__", "__qualname__"):
            return self._name
        if attribute[:2] == attribute[-2:] == "__" or "__origin__" not in self.__dict__:
            raise AttributeError(attribute)
        return getattr(self.__origin__, attribute)

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use "
                            f"{self.__origin__.__name__}() instead")
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        if Generic not in bases and self.__origin__ is not Generic:
            return (self.__origin__, Generic) if not _is_generic_later(self, bases) else (
                self.__origin__,)
        return (self.__origin__,)

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)


def _is_generic_later(alias, bases):
    for base in bases[bases.index(alias) + 1:]:
        if isinstance(base, (_Alias, _ClassAlias)) or (
                isinstance(base, type) and issubclass(base, Generic)):
            return True
    return False


# -- Union, Optional, Literal and so on --

def _union(form, key):
    if key == ():
        raise TypeError("Cannot take a Union of no types.")
    keys = key if isinstance(key, tuple) else (key,)
    args = []
    for arg in keys:
        arg = _check(arg, "Union[arg, ...]: each arg must be a type.")
        inner = (arg.__args__ if isinstance(arg, _Alias) and arg.__origin__ is Union
                 or isinstance(arg, _types.UnionType) else (arg,))
        for one in inner:
            if one not in args:
                args.append(one)
    return args[0] if len(args) == 1 else _Alias(Union, tuple(args), None, _show_union)


def _show_union(name, args):
    if len(args) == 2 and type(None) in args:
        other = args[0] if args[1] is type(None) else args[1]
        return f"typing.Optional[{_type_text(other)}]"
    return f"typing.Union[{', '.join(_type_text(arg) for arg in args)}]"


def _optional(form, key):
    return Union[_check(key, f"{form} requires a single type."), type(None)]


def _literal(form, key):
    keys = key if isinstance(key, tuple) else (key,)
    args, seen = [], []
    for arg in keys:
        inner = arg.__args__ if isinstance(arg, _Alias) and arg.__origin__ is Literal else (arg,)
        for one in inner:
            if (type(one), one) not in seen:
                seen.append((type(one), one))
                args.append(one)
    return _Alias(Literal, tuple(args), "Literal",
                  lambda name, args: f"{name}[{', '.join(map(repr, args))}]")


def _single(form, key):
    return _Alias(form, (_check(key, f"{form} accepts only single type."),), form._name)


def _many(form, key):
    return _Alias(form, tuple(_convert(arg) for arg in (
        key if isinstance(key, tuple) else (key,))), form._name)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Every type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls, *args, **kwargs)


NoReturn = _Form("NoReturn")
Never = _Form("Never")
Self = _Form("Self")
LiteralString = _Form("LiteralString")
TypeAlias = _Form("TypeAlias")
ClassVar = _Form("ClassVar", _single)
Final = _Form("Final", _single)
Union = _Form("Union", _union)
Optional = _Form("Optional", _optional)
Literal = _Form("Literal", _literal)
Concatenate = _Form("Concatenate", _many)
TypeGuard = _Form("TypeGuard", _single)
Required = _Form("Required", _single)
NotRequired = _Form("NotRequired", _single)
Unpack = _Form("Unpack", lambda form, key: _Alias(
    form, (key,), "Unpack", lambda name, args: "*" + _type_text(args[0])))


class Annotated:
    """A type with anything said of it."""

    def __new__(cls, *args, **kwargs):
        raise TypeError("Type Annotated cannot be instantiated.")

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError("Annotated[...] should be used with at least two arguments (a type "
                            "and an annotation).")
        origin = _check(params[0], "Annotated[t, ...]: t must be a type.")
        metadata = tuple(params[1:])
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        return _AnnotatedAlias(origin, metadata)

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"Cannot subclass {cls.__module__}.Annotated")


class _AnnotatedAlias(_Alias):
    def __init__(self, origin, metadata):
        super().__init__(origin, (origin,), "Annotated")
        self.__metadata__ = metadata

    def _copy_with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __repr__(self):
        return (f"typing.Annotated[{_type_text(self.__origin__)}, "
                f"{', '.join(repr(one) for one in self.__metadata__)}]")

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return (self.__origin__ == other.__origin__
                and self.__metadata__ == other.__metadata__)

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))


class _CallableAlias(_ClassAlias):
    def __getitem__(self, key):
        if not isinstance(key, tuple) or len(key) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = key
        args = tuple(_convert(arg) for arg in args) if isinstance(args, list) else (args,)
        return _Alias(self.__origin__, (*args, _convert(result)), "Callable", _show_callable,
                      inst=False)


def _show_callable(name, args):
    if len(args) == 2 and (args[0] is ... or isinstance(args[0], ParamSpec)):
        return f"{name}[{_type_text(args[0])}, {_type_text(args[1])}]"
    return (f"{name}[[{', '.join(_type_text(arg) for arg in args[:-1])}], "
            f"{_type_text(args[-1])}]")


class _TupleAlias(_ClassAlias):
    def __getitem__(self, key):
        args = key if isinstance(key, tuple) else (key,)
        return _Alias(tuple, tuple(_convert(arg) for arg in args), "Tuple")


# ---- Generic and Protocol ----------------------------------------------------------------------

class Generic:
    """The base of classes with type variables."""

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, params):
        params = params if isinstance(params, tuple) else (params,)
        if not params and cls is not Tuple:
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


# ---- Aliases of classes ------------------------------------------------------------------------

T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
AnyStr = TypeVar("AnyStr", bytes, str)

Hashable = _ClassAlias(_abc.Hashable, 0)
Awaitable = _ClassAlias(_abc.Awaitable, 1)
Coroutine = _ClassAlias(_abc.Coroutine, 3)
AsyncIterable = _ClassAlias(_abc.AsyncIterable, 1)
AsyncIterator = _ClassAlias(_abc.AsyncIterator, 1)
Iterable = _ClassAlias(_abc.Iterable, 1)
Iterator = _ClassAlias(_abc.Iterator, 1)
Reversible = _ClassAlias(_abc.Reversible, 1)
Sized = _ClassAlias(_abc.Sized, 0)
Container = _ClassAlias(_abc.Container, 1)
Collection = _ClassAlias(_abc.Collection, 1)
Callable = _CallableAlias(_abc.Callable, 2, "Callable", inst=False)
AbstractSet = _ClassAlias(_abc.Set, 1, "AbstractSet")
MutableSet = _ClassAlias(_abc.MutableSet, 1)
Mapping = _ClassAlias(_abc.Mapping, 2)
MutableMapping = _ClassAlias(_abc.MutableMapping, 2)
Sequence = _ClassAlias(_abc.Sequence, 1)
MutableSequence = _ClassAlias(_abc.MutableSequence, 1)
ByteString = _ClassAlias(_abc.ByteString, 0)
MappingView = _ClassAlias(_abc.MappingView, 1)
KeysView = _ClassAlias(_abc.KeysView, 1)
ItemsView = _ClassAlias(_abc.ItemsView, 2)
ValuesView = _ClassAlias(_abc.ValuesView, 1)
Generator = _ClassAlias(_abc.Generator, 3)
AsyncGenerator = _ClassAlias(_abc.AsyncGenerator, 2)
ContextManager = _ClassAlias(_contextlib.AbstractContextManager, 1, "ContextManager")
AsyncContextManager = _ClassAlias(
    getattr(_contextlib, "AbstractAsyncContextManager", object), 1, "AsyncContextManager")
Tuple = _TupleAlias(tuple, -1, "Tuple", inst=False)
List = _ClassAlias(list, 1, "List", inst=False)
Set = _ClassAlias(set, 1, "Set", inst=False)
FrozenSet = _ClassAlias(frozenset, 1, "FrozenSet", inst=False)
Dict = _ClassAlias(dict, 2, "Dict", inst=False)
Type = _ClassAlias(type, 1, "Type", inst=False)
Deque = _ClassAlias(_collections.deque, -1, "Deque")
DefaultDict = _ClassAlias(_collections.defaultdict, 2, "DefaultDict")
OrderedDict = _ClassAlias(_collections.OrderedDict, 2)
Counter = _ClassAlias(_collections.Counter, 1)
ChainMap = _ClassAlias(_collections.ChainMap, 2)


class Pattern(Generic[AnyStr]):
    """re.Pattern, for annotations."""


class Match(Generic[AnyStr]):
    """re.Match, for annotations."""


class IO(Generic[AnyStr]):
    """A stream, for annotations."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()


@runtime_checkable
class SupportsInt(Protocol):
    __slots__ = ()

    @abstractmethod
    def __int__(self):
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    __slots__ = ()

    @abstractmethod
    def __float__(self):
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    __slots__ = ()

    @abstractmethod
    def __complex__(self):
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    __slots__ = ()

    @abstractmethod
    def __bytes__(self):
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    __slots__ = ()

    @abstractmethod
    def __index__(self):
        pass


@runtime_checkable
class SupportsAbs(Protocol[T_co]):
    __slots__ = ()

    @abstractmethod
    def __abs__(self):
        pass


@runtime_checkable
class SupportsRound(Protocol[T_co]):
    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits=0):
        pass


# ---- NamedTuple and TypedDict ------------------------------------------------------------------

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


# ---- Functions ---------------------------------------------------------------------------------

class NewType(_Or):
    """A distinct type for checkers; at run time calling it gives its argument."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        self.__module__ = _caller_module()

    def __call__(self, x):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__


def cast(typ, val):
    """val; for checkers it is of that type."""
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    text = repr(arg)
    if len(text) > 100:
        text = text[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {text}")


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=_sys.stderr)
    return obj


def final(f):
    """A decorator for what must not be overridden."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    @_functools.wraps(decorator)
    def wrapped(*args, **kwargs):
        return no_type_check(decorator(*args, **kwargs))
    return wrapped


def _overload_dummy(*args, **kwds):
    """What an overloaded function is until its implementation comes."""
    raise NotImplementedError("You should not call an overloaded function. A series of "
                              "@overload-decorated functions outside a stub module should always "
                              "be followed by an implementation that is not @overload-ed.")


_overloads = {}


def overload(func):
    """A decorator for one of several signatures of a function."""
    f = getattr(func, "__func__", func)
    try:
        _overloads.setdefault((f.__module__, f.__qualname__), []).append(func)
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    f = getattr(func, "__func__", func)
    return list(_overloads.get((f.__module__, f.__qualname__), ()))


def clear_overloads():
    _overloads.clear()


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        field_specifiers=(), **kwargs):
    """A decorator: what it decorates makes dataclasses."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default,
            "kw_only_default": kw_only_default, "field_specifiers": field_specifiers,
            "kwargs": kwargs}
        return cls_or_fn
    return decorator


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
