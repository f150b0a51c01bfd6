"""What annotations are made of: forward references, type variables, special forms and aliases.

An alias is an origin with its arguments; a special form knows how to make one out of what it is
subscribed with. Generic and Protocol stand on these (_generic.py), so they are looked up in
typing when an alias becomes a base.
"""

import operator as _operator
import types as _types
import typing as _typing
from types import GenericAlias as _GenericAlias_

__name__ = "typing"     # where the classes and functions of this file are found


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
        if origin is _typing.Generic:
            if _typing.Protocol in bases:
                return ()
            position = bases.index(self)
            for base in bases[position + 1:]:
                if isinstance(base, _Alias) and base is not self:
                    return ()
            return (_typing.Generic,)
        if (self.__parameters__ and _typing.Generic not in bases
                and not any(isinstance(base, type) and issubclass(base, _typing.Generic)
                            for base in bases) and not issubclass(origin, _typing.Generic)):
            position = bases.index(self)
            if not any(isinstance(base, _Alias) and base.__origin__ is _typing.Generic or
                       isinstance(base, _Alias) and base.__parameters__
                       for base in bases[position + 1:]):
                result.append(_typing.Generic)
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
        origin = vars(_typing).get(self._name, self.__origin__)
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
        generic = _typing.Generic
        if (generic not in bases and self.__origin__ is not generic
                and not _is_generic_later(self, bases)):
            return (self.__origin__, generic)
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
                isinstance(base, type) and issubclass(base, _typing.Generic)):
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
