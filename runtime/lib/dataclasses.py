"""dataclasses: classes made of fields, with their methods.

Nothing is compiled at run time: the methods are functions whose bodies are in C, in _dataclasses,
and work on a list of fields.

It differs from CPython's because that makes its methods by exec of texts.
"""

import _dataclasses
import abc as _abc
import copy as _copy
import sys as _sys
import types as _types
from keyword import iskeyword as _iskeyword
from types import GenericAlias as _GenericAlias

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING",
    "fields", "asdict", "astuple", "make_dataclass", "replace", "is_dataclass",
]


class FrozenInstanceError(AttributeError):
    pass


class _Factory:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _Factory()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()
_NO_METADATA = _types.MappingProxyType({})
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"


class _Kind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _Kind("_FIELD")
_FIELD_CLASSVAR = _Kind("_FIELD_CLASSVAR")
_FIELD_INITVAR = _Kind("_FIELD_INITVAR")


class InitVar:
    """The type of an argument of __init__ that goes to __post_init__ and is no field."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        of = self.type
        name = of.__name__ if isinstance(of, type) else repr(of)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


_printing = set()       # the fields that are being shown


class Field:
    """What is known of a field."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare",
                 "metadata", "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = (_NO_METADATA if metadata is None
                         else _types.MappingProxyType(metadata))
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        if id(self) in _printing:
            return "..."
        _printing.add(id(self))
        try:
            return self._text()
        finally:
            _printing.discard(id(self))

    def _text(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
                f"default_factory={self.default_factory!r},init={self.init!r},"
                f"repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},"
                f"metadata={self.metadata!r},kw_only={self.kw_only!r},"
                f"_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        set_name = getattr(type(self.default), "__set_name__", None)
        if set_name:
            set_name(self.default, owner, name)

    __class_getitem__ = classmethod(_GenericAlias)


class _Params:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        return ("_DataclassParams(" + ",".join(f"{name}={getattr(self, name)!r}"
                                               for name in self.__slots__) + ")")


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING):
    """A field that differs from the usual."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# ---- The fields of a class ---------------------------------------------------------------------

def _named(annotation, cls, module_name):
    """What a text "NAME..." or "MODULE.NAME..." leads to, looked up in the module of the class, where
    MODULE is that module; else None."""
    text = annotation.split("[")[0]
    first, dot, rest = text.partition(".")
    home = _sys.modules.get(cls.__module__)
    names = home.__dict__ if home is not None else {}
    if dot:
        module = names.get(first.strip())
        if module is None or module is not _sys.modules.get(module_name):
            return None
        names, first = module.__dict__, rest
    words = first.split(".")[0].split()
    return names.get(words[0]) if words else None


def _is_classvar(annotation, cls):
    typing = _sys.modules.get("typing")
    if typing is None:
        return False
    if isinstance(annotation, str):
        annotation = _named(annotation, cls, "typing")
    return (annotation is typing.ClassVar
            or getattr(annotation, "__origin__", None) is typing.ClassVar)


def _is_initvar(annotation, cls):
    if isinstance(annotation, str):
        annotation = _named(annotation, cls, "dataclasses")
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation, cls):
    if isinstance(annotation, str):
        annotation = _named(annotation, cls, "dataclasses")
    return annotation is KW_ONLY


def _make_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        one = default
    else:
        if isinstance(default, _types.MemberDescriptorType):
            default = MISSING           # __slots__
        one = field(default=default)
    one.name = name
    one.type = annotation
    one._field_type = (_FIELD_CLASSVAR if _is_classvar(annotation, cls) else
                       _FIELD_INITVAR if _is_initvar(annotation, cls) else _FIELD)
    if one._field_type is not _FIELD and one.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if one._field_type is _FIELD_CLASSVAR:
        if one.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif one.kw_only is MISSING:
        one.kw_only = kw_only
    if one._field_type is _FIELD and one.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(one.default)} for field {name} is not allowed: "
                         "use default_factory")
    return one


def _own_fields(cls, kw_only):
    own = []
    seen = False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if _is_kw_only(annotation, cls):
            if seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen = kw_only = True
        else:
            own.append(_make_field(cls, name, annotation, kw_only))
    return own


# ---- __init__ ----------------------------------------------------------------------------------

_FROM_ARGUMENT, _OPTIONAL, _FROM_FACTORY, _FROM_DEFAULT = range(4)    # as _dataclasses has them


def _source(f, slots):
    """Where __init__ has the value of a field from, with the factory or default; None: nowhere."""
    if f._field_type is not _FIELD:
        return None
    if f.default_factory is not MISSING:
        return (_OPTIONAL if f.init else _FROM_FACTORY), f.default_factory
    if f.init:
        return _FROM_ARGUMENT, None
    if slots and f.default is not MISSING:
        return _FROM_DEFAULT, f.default
    return None


def _default_of(f):
    return f.default if f.default is not MISSING else _HAS_DEFAULT_FACTORY


def _has_default(f):
    return f.default is not MISSING or f.default_factory is not MISSING


def _make_init(cls, fields, frozen, has_post_init, slots):
    parameters = [f for f in fields if f.init]
    positional = [f for f in parameters if not f.kw_only]
    named = [f for f in parameters if f.kw_only]
    seen_default = False
    for f in positional:
        if _has_default(f):
            seen_default = True
        elif seen_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
    own = "__dataclass_self__" if any(f.name == "self" for f in fields) else "self"
    names = (own, *[f.name for f in positional], *[f.name for f in named])
    places = {name: i for i, name in enumerate(names)}
    steps, kept = [], [_HAS_DEFAULT_FACTORY]
    for f in fields:
        source = _source(f, slots)
        if source is not None:
            steps.append((f.name, places.get(f.name, -1), source[0]))
            kept.append(source[1])
    passed = None
    if has_post_init:
        passed = tuple([places.get(f.name, -1) for f in fields
                        if f._field_type is _FIELD_INITVAR])
    annotations = {f.name: f.type for f in positional + named}
    annotations["return"] = None
    bare = all(value is None for value in kept[1:])
    return _dataclasses.init(
        cls.__module__, names, len(named),
        tuple([_default_of(f) for f in positional if _has_default(f)]) or None,
        {f.name: _default_of(f) for f in named if _has_default(f)} or None,
        annotations, tuple(steps), passed, None if bare else tuple(kept), bool(frozen))


# ---- The other methods -------------------------------------------------------------------------

def _make_frozen(cls, names):
    names = frozenset(names)

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def _install(cls, function, name=None):
    name = name or function.__name__
    function.__name__ = name
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    function.__module__ = cls.__module__
    setattr(cls, name, function)


def _type_text(annotation):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, _GenericAlias):
        return str(annotation)
    if not isinstance(annotation, type):
        return repr(annotation)
    if annotation.__module__ == "builtins":
        return annotation.__qualname__
    return f"{annotation.__module__}.{annotation.__qualname__}"


def _signature_text(parameters):
    parts = []
    for kw_only in (False, True):
        chosen = [f for f in parameters if bool(f.kw_only) == kw_only]
        if kw_only and chosen:
            parts.append("*")
        for f in chosen:
            text = f"{f.name}: {_type_text(f.type)}"
            if f.default is not MISSING:
                text += f" = {f.default!r}"
            elif f.default_factory is not MISSING:
                text += " = <factory>"
            parts.append(text)
    return "(" + ", ".join(parts) + ")"


# ---- The decorator -----------------------------------------------------------------------------

def _gather_fields(cls, kw_only, frozen):
    fields = {}
    frozen_bases = []
    for base in cls.__mro__[-1:0:-1]:
        inherited = getattr(base, _FIELDS, None)
        if inherited is not None:
            fields.update(inherited)
            frozen_bases.append(getattr(base, _PARAMS).frozen)
    own = _own_fields(cls, kw_only)
    for one in own:
        fields[one.name] = one
        if isinstance(getattr(cls, one.name, None), Field):
            if one.default is MISSING:
                delattr(cls, one.name)
            else:
                setattr(cls, one.name, one.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if frozen_bases:
        if any(frozen_bases) and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not all(frozen_bases) and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    return fields, own


def _set_hash(cls, fields, unsafe_hash, eq, frozen):
    own = cls.__dict__.get("__hash__", MISSING)
    explicit = not (own is MISSING or own is None and "__eq__" in cls.__dict__)
    names = tuple([f.name for f in fields
                   if f._field_type is _FIELD and (f.compare if f.hash is None else f.hash)])
    if unsafe_hash:
        if explicit:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        _install(cls, _dataclasses.method("__hash__", cls.__module__, names))
    elif eq and not explicit:
        if frozen:
            _install(cls, _dataclasses.method("__hash__", cls.__module__, names))
        else:
            cls.__hash__ = None


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                   weakref_slot):
    fields, own = _gather_fields(cls, kw_only, frozen)
    setattr(cls, _PARAMS, _Params(init, repr, eq, order, unsafe_hash, frozen))
    setattr(cls, _FIELDS, fields)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    every = [f for f in fields.values() if f._field_type is not _FIELD_CLASSVAR]
    real = [f for f in every if f._field_type is _FIELD]
    explicit_eq = "__eq__" in cls.__dict__
    if init:
        has_post_init = hasattr(cls, "__post_init__")
        function = _make_init(cls, every, frozen, has_post_init, slots)
        if "__init__" not in cls.__dict__:
            _install(cls, function)
    if repr and "__repr__" not in cls.__dict__:
        shown = tuple([f.name for f in real if f.repr])
        function = _dataclasses.method("__repr__", cls.__module__, shown)
        # What pprint knows a repr of ours by; the guard against recursion is in function itself.
        function.__wrapped__ = _dataclasses.method("__repr__", cls.__module__, shown)
        _install(cls, function)
    compared = tuple([f.name for f in real if f.compare])
    hash_before = cls.__dict__.get("__hash__", MISSING)
    if order:
        for name in ("__lt__", "__le__", "__gt__", "__ge__"):
            if name in cls.__dict__:
                raise TypeError(f"Cannot overwrite attribute {name} in class "
                                f"{cls.__name__}. Consider using functools.total_ordering")
            _install(cls, _dataclasses.method(name, cls.__module__, compared))
    if frozen:
        for function in _make_frozen(cls, [f.name for f in real]):
            if function.__name__ in cls.__dict__:
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class "
                                f"{cls.__name__}")
            _install(cls, function)
    _set_hash(cls, every, unsafe_hash, eq, frozen)
    if eq and not explicit_eq:
        keep = cls.__dict__.get("__hash__", MISSING)
        _install(cls, _dataclasses.method("__eq__", cls.__module__, compared))
        if keep is not MISSING:
            cls.__hash__ = keep
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text([f for f in every if f.init])
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in every if f.init and not f.kw_only)
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    _abc.update_abstractmethods(cls)
    return cls


def _state(self):
    return [getattr(self, f.name) for f in fields(self)]


def _set_state(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _slots_of(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        return ()
    if isinstance(slots, str):
        return (slots,)
    if hasattr(slots, "__next__"):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return slots


def _add_slots(cls, frozen, weakref_slot):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    names = [f.name for f in fields(cls)]
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(_slots_of(base))
    namespace = dict(cls.__dict__)
    wanted = names + (["__weakref__"] if weakref_slot else [])
    namespace["__slots__"] = tuple([name for name in wanted if name not in inherited])
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    cls = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        cls.__qualname__ = qualname
    if frozen:
        if "__getstate__" not in namespace:
            cls.__getstate__ = _state
        if "__setstate__" not in namespace:
            cls.__setstate__ = _set_state
        for function in _make_frozen(cls, names):
            _install(cls, function)
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """A class decorator: adds the methods that the annotated fields call for."""
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args,
                              kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


# ---- Using dataclasses -------------------------------------------------------------------------

def fields(class_or_instance):
    """The fields of a dataclass or of an instance of one."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Is this a dataclass or an instance of one?"""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, those of dataclasses inside too."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _as_dict(obj, dict_factory)


def _as_dict(obj, factory):
    if _is_instance(obj):
        return factory([(f.name, _as_dict(getattr(obj, f.name), factory)) for f in fields(obj)])
    return _inside(obj, lambda item: _as_dict(item, factory))


def _inside(obj, convert):
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[convert(item) for item in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([convert(item) for item in obj])
    if isinstance(obj, dict):
        return type(obj)([(convert(key), convert(value)) for key, value in obj.items()])
    return _copy.deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple, those of dataclasses inside too."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _as_tuple(obj, tuple_factory)


def _as_tuple(obj, factory):
    if _is_instance(obj):
        return factory([_as_tuple(getattr(obj, f.name), factory) for f in fields(obj)])
    return _inside(obj, lambda item: _as_tuple(item, factory))


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,
                   order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                   slots=False, weakref_slot=False):
    """A dataclass of that name with these fields: names, (name, type) or (name, type, Field)."""
    annotations, defaults = {}, {}
    for item in fields:
        if isinstance(item, str):
            name, of = item, "typing.Any"
        elif len(item) == 2:
            name, of = item
        elif len(item) == 3:
            name, of, default = item
            defaults[name] = default
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if _iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = of

    def fill(body):
        body["__module__"] = "types"        # of new_class(), as CPython's has it
        body.update(namespace or {})
        body.update(defaults)
        body["__annotations__"] = annotations

    cls = _types.new_class(cls_name, bases, {}, fill)
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                     frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A new instance with some fields changed."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be "
                                 "specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)
