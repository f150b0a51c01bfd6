"""No class can be matched by sequence and by mapping patterns at once."""
from abc import ABCMeta
from collections.abc import Mapping, Sequence

try:
    class Both(metaclass=ABCMeta):
        __abc_tpflags__ = Sequence.__flags__ | Mapping.__flags__
except TypeError as e:
    print(e)
