"""| takes instances of subclasses of types.GenericAlias; hashes agree with typing.Union."""
import collections.abc
import types
import typing


class Alias(types.GenericAlias):
    pass


a = Alias(list, float)
print(int | a, a | int, a | None, a | a | int, (a | int) == (int | a))
print(int | collections.abc.Callable[[int], str] | bytes)
print(hash(int | str) == hash(str | int) == hash(typing.Union[int, str]))
print(types.MappingProxyType[int, str], "__class_getitem__" in dir(types.MappingProxyType))
