"""_type_params: the objects that type parameters and the type statement make.

A module with the syntax imports this one before all else, and calls what stands under "What
compiled code calls". Python 3.11's typing knows type variables without what later versions gave
them, so this module gives it to its classes: bounds, constraints and defaults that are evaluated
when they are asked for, __infer_variance__, has_default(), defaults of TypeVar(...) and the others,
X | Y; and TypeAliasType and NoDefault to typing. A program without the syntax has typing as it is.
"""

import typing
from types import GenericAlias, UnionType
from typing import Generic, ParamSpec, TypeVar, TypeVarTuple, Union, Unpack, _GenericAlias


# ---- Attributes that are evaluated later ---------------------------------------------------------

class _NoDefaultType:
    """The type of the NoDefault singleton."""
    __slots__ = ()
    __module__ = "builtins"
    __qualname__ = "NoDefaultType"

    def __new__(cls):
        return NoDefault

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


_NoDefaultType.__name__ = "NoDefaultType"
NoDefault = object.__new__(_NoDefaultType)


class _Later:
    """An attribute that a function among the object's attributes gives, when it is first asked for.
    It is kept among them then, where it hides this descriptor."""

    def __init__(self, name, evaluator, otherwise):
        self.name = name
        self.evaluator = evaluator
        self.otherwise = otherwise

    def __get__(self, o, cls=None):
        if o is None:
            return self
        evaluate = o.__dict__.get(self.evaluator)
        value = self.otherwise if evaluate is None else evaluate()
        o.__dict__[self.name] = value
        return value


def _evaluators(cls, *attributes):
    for name, evaluator, otherwise in attributes:
        setattr(cls, name, _Later(name, evaluator, otherwise))
        setattr(cls, evaluator, None)


_evaluators(TypeVar, ("__bound__", "evaluate_bound", None),
            ("__constraints__", "evaluate_constraints", ()),
            ("__default__", "evaluate_default", NoDefault))
_evaluators(ParamSpec, ("__default__", "evaluate_default", NoDefault))
_evaluators(TypeVarTuple, ("__default__", "evaluate_default", NoDefault))


# ---- X | Y ---------------------------------------------------------------------------------------

def _union(left, right):
    if isinstance(left, str) or isinstance(right, str):
        return Union[left, right]
    return UnionType[left, right]


def _or(self, right):
    return _union(self, right)


def _ror(self, left):
    return _union(left, self)


# ---- What typing's classes learn -----------------------------------------------------------------

def _has_default(self):
    return self.__default__ is not NoDefault


def _mro_entries(self, bases):
    raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


def _too_few(alias, args, params):
    least = sum(not p.has_default() for p in params if not isinstance(p, TypeVarTuple))
    return TypeError(f"Too few arguments for {alias}; actual {len(args)}, expected at least {least}")


def _prepare_type_var(self, alias, args):
    params = alias.__parameters__
    at = params.index(self)
    if at < len(args):
        return args
    if at > len(args) or not self.has_default():
        raise _too_few(alias, args, params)
    return (*args, self.__default__)


def _prepare_param_spec(self, alias, args):
    params = alias.__parameters__
    if params.index(self) == len(args) and self.has_default():
        args = (*args, self.__default__)
    args = _old_prepare_param_spec(self, alias, args)
    return tuple(tuple(arg) if isinstance(arg, list) else arg for arg in args)


def _prepare_type_var_tuple(self, alias, args):
    params = alias.__parameters__
    at = params.index(self)
    if self.has_default() and len(args) == len(params) - 1:
        return (*args[:at], tuple(typing._unpack_args([self.__default__])), *args[at:])
    return _old_prepare_type_var_tuple(self, alias, args)


def _repr(self):
    return self.__name__ if self.__infer_variance__ else _old_repr(self)


def _constructor(old):
    """The __init__ of a class of typing, with the arguments of 3.13."""

    def __init__(self, name, *args, infer_variance=False, default=NoDefault, **keywords):
        if infer_variance and (keywords.get("covariant") or keywords.get("contravariant")):
            raise ValueError("Variance cannot be specified with infer_variance.")
        old(self, name, *args, **keywords)
        module = typing._caller()
        if module != "typing":
            self.__module__ = module
        if infer_variance:
            self.__infer_variance__ = True
        if default is not NoDefault:
            self.__default__ = typing._type_convert(default)

    return __init__


def _teach(cls, prepare):
    cls.__init__ = _constructor(cls.__init__)
    cls.has_default = _has_default
    cls.__typing_prepare_subst__ = prepare
    cls.__mro_entries__ = _mro_entries
    if cls is not TypeVarTuple:
        cls.__infer_variance__ = False
        cls.__repr__ = _repr
        cls.__or__ = _or
        cls.__ror__ = _ror


_old_repr = TypeVar.__repr__
_old_prepare_param_spec = ParamSpec.__typing_prepare_subst__
_old_prepare_type_var_tuple = TypeVarTuple.__typing_prepare_subst__
_teach(TypeVar, _prepare_type_var)
_teach(ParamSpec, _prepare_param_spec)
_teach(TypeVarTuple, _prepare_type_var_tuple)


typing.EXCLUDED_ATTRIBUTES.append("__type_params__")  # no member of a protocol


# ---- Aliases -------------------------------------------------------------------------------------

class TypeAliasType:
    """Type alias.

    Type aliases are created through the type statement::

        type Alias = int

    In this example, Alias and int will be treated equivalently by static
    type checkers.

    At runtime, Alias is an instance of TypeAliasType. The __name__
    attribute holds the name of the type alias. The value of the type alias
    is stored in the __value__ attribute. It is evaluated lazily, so the
    value is computed only if the attribute is accessed.

    Type aliases can also be generic::

        type ListOrSet[T] = list[T] | set[T]

    In this case, the type parameters of the alias are stored in the
    __type_params__ attribute.

    See PEP 695 for more information.
    """

    __module__ = "typing"
    __value__ = _Later("__value__", "evaluate_value", None)

    def __new__(cls, *args, type_params=(), **keywords):
        if len(args) > 2:
            raise TypeError(
                f"typealias() takes exactly 2 positional arguments ({len(args)} given)")
        name, value = _alias_arguments(*args, **keywords)
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        alias = type_alias(name, typing._caller(), type_params, lambda: value)
        alias.__dict__["__value__"] = value
        return alias

    def __init_subclass__(cls):
        raise TypeError("type 'typing.TypeAliasType' is not an acceptable base type")

    @property
    def __parameters__(self):
        return _unpacked(self.__type_params__)

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, args)

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__

    def __reduce__(self):
        return self.__name__

    def __setattr__(self, name, value):
        self._refuse(name)

    def __delattr__(self, name):
        self._refuse(name)

    def _refuse(self, name):
        if name in ("__name__", "evaluate_value"):
            raise AttributeError("readonly attribute")
        if name in ("__value__", "__type_params__", "__parameters__", "__module__"):
            raise AttributeError(
                f"attribute {name!r} of 'typing.TypeAliasType' objects is not writable")
        raise AttributeError(f"'typing.TypeAliasType' object has no attribute {name!r}")

    __or__ = _or
    __ror__ = _ror


def _alias_arguments(name, value):
    if not isinstance(name, str):
        raise TypeError(
            f"typealias() argument 'name' must be str, not {type(name).__name__}")
    return name, value


def _unpacked(params):
    return tuple(Unpack[p] if isinstance(p, TypeVarTuple) else p for p in params)


typing.TypeAliasType = TypeAliasType
typing.NoDefault = NoDefault
typing.__all__ += ["NoDefault", "TypeAliasType"]


# ---- Type hints ----------------------------------------------------------------------------------

def _get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if localns is None:
        classes = reversed(obj.__mro__) if isinstance(obj, type) else (obj,)
        params = {p.__name__: p for c in classes for p in getattr(c, "__type_params__", ())}
        if params:
            localns = {**params, **(vars(obj) if isinstance(obj, type) else {})}
    return _old_get_type_hints(obj, globalns, localns, include_extras)


_old_get_type_hints = typing.get_type_hints
_get_type_hints.__name__ = _get_type_hints.__qualname__ = "get_type_hints"
_get_type_hints.__doc__ = _old_get_type_hints.__doc__
_get_type_hints.__module__ = "typing"
typing.get_type_hints = _get_type_hints


# ---- What compiled code calls --------------------------------------------------------------------

def _new(cls, name, evaluate_default):
    o = object.__new__(cls)
    o.__dict__["__name__"] = name
    o.__dict__["evaluate_default"] = evaluate_default
    return o


def type_var(name, evaluate_bound, evaluate_constraints, evaluate_default):
    """T of [T]. Each of the others is a function without arguments, or None."""
    o = _new(TypeVar, name, evaluate_default)
    o.__dict__.update(__covariant__=False, __contravariant__=False, __infer_variance__=True,
                      evaluate_bound=evaluate_bound, evaluate_constraints=evaluate_constraints)
    return o


def param_spec(name, evaluate_default):
    """P of [**P]."""
    o = _new(ParamSpec, name, evaluate_default)
    o.__dict__.update(__covariant__=False, __contravariant__=False, __infer_variance__=True,
                      __bound__=None)
    return o


def type_var_tuple(name, evaluate_default):
    """Ts of [*Ts]."""
    return _new(TypeVarTuple, name, evaluate_default)


def type_alias(name, module, params, evaluate_value):
    """What `type name[params] = ...` makes."""
    o = object.__new__(TypeAliasType)
    o.__dict__.update(__name__=name, __module__=module, __type_params__=params,
                      evaluate_value=evaluate_value)
    return o


def generic_base(params):
    """Generic[params], the last base of a class that has type parameters."""
    variadic = False
    for p in params:
        if variadic and p.has_default():
            raise TypeError("Type parameter with a default follows TypeVarTuple")
        variadic |= isinstance(p, TypeVarTuple)
    return _GenericAlias(Generic, _unpacked(params), _paramspec_tvars=True)
