"""The metaclass of enums, which makes the members, and the enums that are no flags.

EnumType makes the members once the class exists. The names below are None until their classes are
there: the metaclass makes those too. _flag.py sets Flag and EJECT.
"""

import builtins as _builtins
import sys as _sys
from types import DynamicClassAttribute, MappingProxyType
from enum._namespace import _EnumDict, _is_dunder, property

__name__ = "enum"       # where the classes and functions of this file are found

Enum = Flag = ReprEnum = EJECT = None


def _is_single_bit(value):
    return value != 0 and value & (value - 1) == 0


# ---- The metaclass -----------------------------------------------------------------------------

class EnumType(type):
    """The class of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = _EnumDict()
        namespace._cls_name = cls
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace["_generate_next_value_"] = getattr(first_enum, "_generate_next_value_",
                                                         None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        if "_ignore_" not in classdict:
            classdict["_ignore_"] = []
        classdict["_ignore_"].append("_ignore_")
        for key in classdict["_ignore_"]:
            classdict.pop(key, None)
        names = list(classdict._member_names)
        invalid = set(names) & {"mro", ""}
        if invalid:
            raise ValueError("invalid enum member name(s) %s"
                             % ",".join(repr(name) for name in sorted(invalid)))
        order = classdict.pop("_order_", None)
        values = [classdict.pop(name) for name in names]
        generate = classdict.get("_generate_next_value_")
        if generate is not None and not isinstance(generate, staticmethod):
            dict.__setitem__(classdict, "_generate_next_value_", staticmethod(generate))
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        maker, save_new, use_args = metacls._find_new_(classdict, member_type, first_enum)
        namespace = dict(classdict)
        namespace.update(
            _new_member_=maker, _use_args_=use_args, _member_names_=[], _member_map_={},
            _value2member_map_={}, _unhashable_values_=[], _member_type_=member_type,
            _boundary_=boundary or getattr(first_enum, "_boundary_", None), _flag_mask_=0,
            _singles_mask_=0, _all_bits_=0, _inverted_=None,
            _value_repr_=metacls._find_data_repr_(bases))
        try:
            enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        except RuntimeError as error:
            raise error.__cause__ or error
        for name, value in zip(names, values):
            enum_class._add_member_(name, value)
        enum_class._settle_methods_(classdict, bases, member_type, first_enum, maker, save_new)
        enum_class._check_order_(order, names)
        return enum_class

    def __init__(cls, *args, **kwds):
        pass

    def _add_member_(cls, name, value):
        args = value if isinstance(value, tuple) else (value,)
        member_type = cls._member_type_
        if member_type is tuple:
            args = (args,)
        new = cls._new_member_
        if not cls._use_args_:
            one = new(cls)
        else:
            one = new(cls, *args)
        if not hasattr(one, "_value_"):
            if member_type is object:
                one._value_ = value
            else:
                try:
                    one._value_ = member_type(*args)
                except Exception as error:
                    raise TypeError("_value_ not set in __new__, unable to create it") from error
        value = one._value_
        one._name_ = name
        one.__objclass__ = cls
        one.__init__(*args)
        one._sort_order_ = len(cls._member_names_)
        is_flag = Flag is not None and issubclass(cls, Flag)
        known = cls._known_(value)
        if known is not None:
            one = known
        elif not is_flag or _is_single_bit(value):
            cls._member_names_.append(name)
        if is_flag and known is None and isinstance(value, int):
            cls._flag_mask_ |= value
            if _is_single_bit(value):
                cls._singles_mask_ |= value
            cls._all_bits_ = (1 << cls._flag_mask_.bit_length()) - 1
        cls._install_(name, one)
        try:
            cls._value2member_map_.setdefault(value, one)
        except TypeError:
            cls._unhashable_values_.append(value)

    def _known_(cls, value):
        try:
            return cls._value2member_map_.get(value)
        except TypeError:
            for one in cls._member_map_.values():
                if one._value_ == value:
                    return one
            return None

    def _install_(cls, name, one):
        # A name that a base keeps for a property of members needs one that knows the member.
        for base in cls.__mro__[1:]:
            descriptor = base.__dict__.get(name)
            if isinstance(descriptor, (property, DynamicClassAttribute)):
                redirect = property(descriptor.fget, descriptor.fset, descriptor.fdel)
                redirect.member = one
                redirect.__set_name__(cls, name)
                type.__setattr__(cls, name, redirect)
                break
        else:
            type.__setattr__(cls, name, one)
        cls._member_map_[name] = one

    def _settle_methods_(cls, classdict, bases, member_type, first_enum, maker, save_new):
        """Keeps the methods of the data type from hiding those of Enum."""
        own = set(classdict)
        if ReprEnum is not None and ReprEnum in bases:
            own |= {"__format__", "__str__"}
            if member_type is object:
                raise TypeError("ReprEnum subclasses must be mixed with a data type (i.e. int, "
                                "str, float, etc.)")
            if "__format__" not in classdict:
                cls.__format__ = member_type.__format__
            if "__str__" not in classdict:
                method = member_type.__str__
                cls.__str__ = member_type.__repr__ if method is object.__str__ else method
        for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
            if name not in own and first_enum is not None:
                found = getattr(cls, name)
                if found in (getattr(member_type, name), getattr(object, name)):
                    setattr(cls, name, getattr(first_enum, name))
        if Flag is not None and issubclass(cls, Flag):
            for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__",
                         "__invert__"):
                if name not in classdict:
                    setattr(cls, name, getattr(Flag, name))
            values = [one._value_ for one in cls]
            if values != sorted(values):
                cls._iter_member_ = cls._iter_member_by_def_
        if Enum is not None:
            if save_new:
                cls.__new_member__ = maker
            cls.__new__ = Enum.__new__

    def _check_order_(cls, order, names):
        if order is None:
            return
        if isinstance(order, str):
            order = order.replace(",", " ").split()
        if Flag is not None and issubclass(cls, Flag):
            order = [name for name in order if name in cls._member_names_]
        aliases = [name for name in cls._member_map_ if name not in cls._member_names_]
        order = [name for name in order if name not in aliases]
        if order != cls._member_names_:
            raise TypeError(f"member order does not match _order_:\n"
                            f"  {cls._member_names_!r}\n  {order!r}")

    def __bool__(cls):
        return True

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        if names is None:
            return cls.__new__(cls, value)
        return cls._create_(value, names, module=module, qualname=qualname, type=type,
                            start=start, boundary=boundary)

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(member).__qualname__}'"
                            f" and '{cls.__class__.__qualname__}'")
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __dir__(cls):
        interesting = {"__class__", "__contains__", "__doc__", "__getitem__", "__iter__",
                       "__len__", "__members__", "__module__", "__name__", "__qualname__",
                       *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            interesting.add("__new__")
        if cls.__init_subclass__ is not object.__init_subclass__:
            interesting.add("__init_subclass__")
        if cls._member_type_ is object:
            return sorted(interesting)
        return sorted(set(dir(cls._member_type_)) | interesting)

    def __getattr__(cls, name):
        if _is_dunder(name):
            raise AttributeError(name)
        try:
            return cls._member_map_[name]
        except KeyError:
            raise AttributeError(name) from None

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @_builtins.property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        kind = "flag" if Flag is not None and issubclass(cls, Flag) else "enum"
        return f"<{kind} {cls.__name__!r}>"

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            given, names, last = names, [], []
            for count, name in enumerate(given):
                value = cls._generate_next_value_(name, start, count, last[:])
                last.append(value)
                names.append((name, value))
        elif names is None:
            names = ()
        for item in names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            namespace[name] = value
        if module is not None:
            namespace["__module__"] = module
        elif "__main__" in _sys.modules:
            namespace["__module__"] = "__main__"
        if qualname is not None:
            namespace["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    @staticmethod
    def _check_for_existing_members_(class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The data type and the enum that a class is made of."""
        if not bases:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] "
                            "[data_type,] enum_type)`")
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(mcls, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType):
                    return base._value_repr_
                if base is not object and "__repr__" in base.__dict__:
                    return base.__dict__["__repr__"]
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        found = []
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        if base._member_type_ not in found:
                            found.append(base._member_type_)
                        break
                elif "__new__" in base.__dict__:
                    if (candidate or base) not in found:
                        found.append(candidate or base)
                    break
                else:
                    candidate = candidate or base
        if len(found) > 1:
            raise TypeError(f"too many data types for {class_name!r}: {set(found)!r}")
        return found[0] if found else None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """What makes members, is it to be kept, does it want the value."""
        maker = classdict.get("__new__")
        maker = getattr(maker, "__func__", maker)
        save_new = first_enum is not None and maker is not None
        if maker is None:
            for method in ("__new_member__", "__new__"):
                for possible in (member_type, first_enum):
                    target = getattr(possible, method, None)
                    if target not in (None, None.__new__, object.__new__,
                                      Enum.__new__ if Enum is not None else None):
                        maker = target
                        break
                if maker is not None:
                    break
            else:
                maker = object.__new__
        return maker, save_new, first_enum is not None and maker is not object.__new__


EnumMeta = EnumType


# ---- Enum --------------------------------------------------------------------------------------

class Enum(metaclass=EnumType):
    """A class whose members are named values."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for one in cls._member_map_.values():
                if one._value_ == value:
                    return one
        error = result = None
        try:
            result = cls._missing_(value)
        except Exception as raised:
            error = raised
        try:
            if isinstance(result, cls):
                return result
            if (Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT
                    and isinstance(result, int)):
                return result
            invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
            if result is None and error is None:
                raise invalid
            if error is None:
                error = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} "
                                  "instead of None or a valid member")
            if not isinstance(error, ValueError):
                error.__context__ = invalid
            raise error
        finally:
            error = invalid = None

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            for value in reversed(last_values):
                try:
                    return value + 1
                except TypeError:
                    pass
            return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        show = self.__class__._value_repr_
        show = repr if show is None else show
        return f"<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __dir__(self):
        interesting = set()
        if self.__class__._member_type_ is not object:
            interesting = set(object.__dir__(self))
        for name in getattr(self, "__dict__", []):
            if name[0] != "_":
                interesting.add(name)
        for cls in self.__class__.mro():
            for name, value in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if isinstance(value, property):
                    if value.fget is not None or name not in self._member_map_:
                        interesting.add(name)
                    else:
                        interesting.discard(name)
                elif name not in self._member_map_:
                    interesting.add(name)
        return sorted(interesting | {"__class__", "__doc__", "__eq__", "__hash__", "__module__"})

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


class ReprEnum(Enum):
    """Members that have only the repr of an enum: str and format are those of the data type."""


class IntEnum(int, ReprEnum):
    """Members that are ints too."""


class StrEnum(str, ReprEnum):
    """Members that are strings too."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f"encoding must be a string, not {values[1]!r}")
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError("errors must be a string, not %r" % values[2])
        text = str(*values)
        one = str.__new__(cls, text)
        one._value_ = text
        return one

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()
