"""enum: classes with a fixed set of members.

The metaclass makes the members once the class exists: each name of the class body whose value is
no descriptor becomes an instance that is kept in _member_map_ and, by value, in
_value2member_map_. _namespace.py is the class body, _enum.py the metaclass with the plain enums,
_flag.py has the flags, _checks.py the decorators.

It differs from CPython's because programs that import re would be a quarter larger with that.
"""

from enum._namespace import *
from enum._enum import *
from enum._flag import *
from enum._checks import *
from enum._checks import _simple_enum
from enum._enum import _is_single_bit
from enum._flag import _iter_bits_lsb
from enum._namespace import _EnumDict, _is_descriptor, _is_dunder, _is_private, _is_sunder

__all__ = [
    "EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto",
    "unique", "property", "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM",
    "EJECT", "KEEP", "global_flag_repr", "global_enum_repr", "global_str", "global_enum",
    "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE",
]
