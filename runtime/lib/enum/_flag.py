"""Flags: enums whose members are combinations of bits.

A value that no member has is split into the bits that have one; what becomes of the rest is up to
the boundary of the class. The combinations that have been asked for are kept beside the members.
"""

import builtins as _builtins
import operator as _operator
from enum import _enum
from enum._enum import Enum, ReprEnum, StrEnum
from enum._namespace import auto

__name__ = "enum"       # where the classes and functions of this file are found


def _bits(value):
    while value:
        bit = value & -value
        yield bit
        value ^= bit


def _iter_bits_lsb(number):
    """The bits of a number that is not negative, or of a member's value, lowest first."""
    value = number.value if isinstance(number, Enum) else number
    if value < 0:
        raise ValueError(f"{number!r} is not a positive integer")
    yield from _bits(value)


class FlagBoundary(StrEnum):
    """What becomes of bits that no member of a flag has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """Members that are combinations of bits."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 1 << last.bit_length()
        except Exception:
            raise TypeError("invalid flag value %r" % last) from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _bits(value & cls._flag_mask_):
            one = cls._value2member_map_.get(bit)
            if one is not None:
                yield one

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda one: one._sort_order_)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, every = cls._flag_mask_, cls._all_bits_
        negative = None
        if not ~every <= value <= every or value & (every ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given "
                                 f"{bin(value, width)}\n  allowed {bin(mask, width)}")
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif cls._boundary_ is KEEP:
                if value < 0:
                    value = max(every + 1, 1 << value.bit_length()) + value
            else:
                raise ValueError(f"{cls!r} unknown flag boundary {cls._boundary_!r}")
        if value < 0:
            negative = value
            value = every + 1 + value
        unknown = value & ~mask
        singles = cls._singles_mask_
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError(f"{cls.__name__}({value!r}) -->  unknown values {unknown!r} "
                             f"[{bin(unknown)}]")
        if cls._member_type_ is object:
            one = object.__new__(cls)
        else:
            one = cls._member_type_.__new__(cls, value)
        if not hasattr(one, "_value_"):
            one._value_ = value
        names = [m._name_ for m in cls._iter_member_(value)] if value & singles or value else []
        if names:
            rest = value
            for m in cls._iter_member_(value):
                rest &= ~m._value_
            one._name_ = "|".join(names)
            if rest:
                one._name_ += f"|{cls._numeric_repr_(rest)}"
        else:
            one._name_ = None
        one = cls._value2member_map_.setdefault(value, one)
        if negative is not None:
            cls._value2member_map_[negative] = one
        return one

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': "
                            f"'{type(other).__qualname__}' and '{self.__class__.__qualname__}'")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls = self.__class__
        show = cls._value_repr_
        show = repr if show is None else show
        if self._name_ is None:
            return f"<{cls.__name__}: {show(self._value_)}>"
        return f"<{cls.__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        cls = self.__class__
        if self._name_ is None:
            return f"{cls.__name__}({self._value_!r})"
        return f"{cls.__name__}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _get_bits(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def __or__(self, other):
        other = self._get_bits(other)
        return other if other is NotImplemented else self.__class__(self._value_ | other)

    def __and__(self, other):
        other = self._get_bits(other)
        return other if other is NotImplemented else self.__class__(self._value_ & other)

    def __xor__(self, other):
        other = self._get_bits(other)
        return other if other is NotImplemented else self.__class__(self._value_ ^ other)

    def __invert__(self):
        if self._inverted_ is None:
            if self._boundary_ in (EJECT, KEEP):
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


# From here on the metaclass tells flags from other enums.
_enum.Flag, _enum.EJECT = Flag, EJECT


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints too."""


def bin(number, max_bits=None):
    """bin() in two's complement: '0b1 01' is -3."""
    limit = 1 << _operator.index(number).bit_length()
    if number >= 0:
        sign, digits = "0", _builtins.bin(number + limit)[3:]
    else:
        sign, digits = "1", _builtins.bin(~number ^ (limit * 2 - 1))[3:]
        digits = digits[-(limit.bit_length() - 1):] if limit > 1 else ""
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign * max_bits + digits)[-max_bits:]
    return f"0b{sign} {digits}"
