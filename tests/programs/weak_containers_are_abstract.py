"""Weak sets and dictionaries are what collections.abc says, in either order of import."""
import weakref
from collections.abc import MutableMapping, MutableSet, Sequence

print(isinstance(weakref.WeakSet(), MutableSet), isinstance(weakref.WeakSet(), Sequence))
print(issubclass(weakref.WeakKeyDictionary, MutableMapping))
print(issubclass(weakref.WeakValueDictionary, MutableMapping))
