"""Classes under names of typing: aliases of the containers, streams and the protocols Supports...

List[int] is an alias of list; Pattern, Match and the streams are classes for annotations only.
"""

import collections as _collections
import collections.abc as _abc
import contextlib as _contextlib
from abc import abstractmethod
from typing._generic import Generic, Protocol, runtime_checkable
from typing._special import (
    ParamSpec, TypeVar, _Alias, _ClassAlias, _convert, _type_text,
)

__name__ = "typing"     # where the classes and functions of this file are found


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
