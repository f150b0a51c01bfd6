"""What is done with a finished enum: its members are checked, or made names of their module."""

import sys as _sys
from enum._enum import Enum, EnumType, ReprEnum, StrEnum, _is_single_bit
from enum._flag import Flag, FlagBoundary, _bits

__name__ = "enum"       # where the classes and functions of this file are found


def unique(enumeration):
    """A class decorator: no two names may have one value."""
    twice = [(name, one.name) for name, one in enumeration.__members__.items()
             if name != one.name]
    if twice:
        details = ", ".join(f"{alias} -> {name}" for alias, name in twice)
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration


class EnumCheck(StrEnum):
    """What verify() can check."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """A class decorator: checks the members."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                twice = [(name, one.name) for name, one in enumeration.__members__.items()
                         if name != one.name]
                if twice:
                    details = ", ".join(f"{alias} -> {name}" for alias, name in twice)
                    raise ValueError(f"aliases found in {enumeration!r}: {details}")
            elif check is CONTINUOUS:
                self._check_continuous(enumeration)
            elif check is NAMED_FLAGS:
                self._check_named(enumeration)
        return enumeration

    def _check_continuous(self, enumeration):
        name = enumeration.__name__
        values = {one.value for one in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if issubclass(enumeration, Flag):
            kind = "flag"
            wanted = [1 << i for i in range(low.bit_length(), high.bit_length() - 1)]
        elif issubclass(enumeration, Enum):
            kind = "enum"
            wanted = range(low + 1, high)
        else:
            raise Exception(f"verify: unknown type {enumeration!r}")
        missing = [value for value in wanted if value not in values]
        if missing:
            raise ValueError(f"invalid {kind} {name!r}: missing values "
                             f"{', '.join(map(str, missing))}"[:256])

    def _check_named(self, enumeration):
        values = [one.value for one in enumeration]
        names, missing = [], 0
        for alias, one in enumeration.__members__.items():
            if one.value < 0 or alias in enumeration._member_names_:
                continue
            unnamed = [bit for bit in _bits(one.value) if bit not in values]
            if unnamed:
                names.append(alias)
                for bit in unnamed:
                    missing |= bit
        if names:
            which = (f"alias {names[0]} is missing" if len(names) == 1 else
                     f"aliases {', '.join(names[:-1])} and {names[-1]} are missing")
            bits = ("value 0x%x" if missing & (missing - 1) == 0 else "combined values of 0x%x")
            raise ValueError(f"invalid Flag {enumeration.__name__!r}: {which} {bits % missing} "
                             "[use enum.show_flag_values(value) for details]")


def show_flag_values(value):
    return list(_bits(value))


def global_enum_repr(self):
    """The repr of a member as its module names it."""
    return f"{self.__class__.__module__.split('.')[-1]}.{self._name_}"


def global_flag_repr(self):
    """The repr of a flag as its module names it."""
    module = self.__class__.__module__.split(".")[-1]
    cls_name = self.__class__.__name__
    if self._name_ is None:
        return f"{module}.{cls_name}({self._value_!r})"
    if _is_single_bit(self._value_):
        return f"{module}.{self._name_}"
    if self._boundary_ is not FlagBoundary.KEEP:
        return "|".join(f"{module}.{name}" for name in self.name.split("|"))
    parts = [name if name[0].isdigit() else f"{module}.{name}" for name in self._name_.split("|")]
    return "|".join(parts)


def global_str(self):
    """The name of a member."""
    if self._name_ is None:
        return f"{self.__class__.__name__}({self._value_!r})"
    return self._name_


def global_enum(cls, update_str=False):
    """A class decorator: the members become names of the module, and are shown as such."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    _sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """A class decorator: an enum out of the names of a plain class."""
    def convert(cls):
        metacls = type(etype)
        namespace = metacls.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ("__dict__", "__weakref__", "__init__", "__repr__"):
                namespace[name] = value
        return metacls.__new__(metacls, cls.__name__, (etype,), namespace, boundary=boundary)
    return convert


def _reduce_by_global_name(self, proto):
    return self.name


def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
    """EnumType._convert_: an enum instead of the numbers that a module, or a source, has."""
    namespace = _sys.modules[module].__dict__
    source = namespace if source is None else source.__dict__
    members = [(key, source[key]) for key in list(source) if filter(key)]
    try:
        members.sort(key=lambda item: (item[1], item[0]))
    except TypeError:
        members.sort(key=lambda item: item[0])
    body = dict(members, __module__=module)
    cls = _simple_enum(cls, boundary=boundary or FlagBoundary.KEEP)(type(name, (object,), body))
    cls.__reduce_ex__ = _reduce_by_global_name
    if as_global:
        global_enum(cls)
    else:
        _sys.modules[cls.__module__].__dict__.update(cls.__members__)
    namespace[name] = cls
    return cls


EnumType._convert_ = _convert_
