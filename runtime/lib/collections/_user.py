"""collections._user: ChainMap and the User classes, which derive from the abstract classes.

A module of its own, which whoever mentions one of them imports, since the abstract classes are most
of the start-up of collections. Methods that only hand on to what an object holds are made by a
function.
"""

import _collections_abc as _abc
from reprlib import recursive_repr as _recursive_repr

# ---- ChainMap ------------------------------------------------------------------------------------

class ChainMap(_abc.MutableMapping):
    """Several mappings seen as one: a key is looked for in each, and stored in the first."""

    __module__ = "collections"

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        keys = {}
        for mapping in reversed(self.maps):
            keys |= dict.fromkeys(mapping)
        return iter(keys)

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    @_recursive_repr()
    def __repr__(self):
        return f"{self.__class__.__name__}({', '.join(map(repr, self.maps))})"

    @classmethod
    def fromkeys(cls, iterable, *args):
        """A ChainMap of one new dict."""
        return cls(dict.fromkeys(iterable, *args))

    def copy(self):
        """A new chain whose first mapping is a copy."""
        return self.__class__(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        """A new chain with one more mapping in front."""
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return self.__class__(m, *self.maps)

    @property
    def parents(self):
        """A new chain without the first mapping."""
        return self.__class__(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}")

    def popitem(self):
        """Takes a pair out of the first mapping."""
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.")

    def pop(self, key, *args):
        """Takes a key out of the first mapping."""
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}")

    def clear(self):
        """Empties the first mapping."""
        self.maps[0].clear()

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, _abc.Mapping):
            return NotImplemented
        m = self.copy()
        m.maps[0].update(other)
        return m

    def __ror__(self, other):
        if not isinstance(other, _abc.Mapping):
            return NotImplemented
        m = dict(other)
        for child in reversed(self.maps):
            m.update(child)
        return self.__class__(m)


# ---- User classes --------------------------------------------------------------------------------

class UserDict(_abc.MutableMapping):
    """A dict to derive from: all that it holds is in self.data."""

    __module__ = "collections"

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(self.__class__, "__missing__"):
            return self.__class__.__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return repr(self.data)

    def __or__(self, other):
        if isinstance(other, UserDict):
            return self.__class__(self.data | other.data)
        if isinstance(other, dict):
            return self.__class__(self.data | other)
        return NotImplemented

    def __ror__(self, other):
        if isinstance(other, UserDict):
            return self.__class__(other.data | self.data)
        if isinstance(other, dict):
            return self.__class__(other | self.data)
        return NotImplemented

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    def __copy__(self):
        result = self.__class__.__new__(self.__class__)
        result.__dict__.update(self.__dict__)
        result.__dict__["data"] = self.__dict__["data"].copy()
        return result

    def copy(self):
        """A new one of the same class with the same items."""
        if self.__class__ is UserDict:
            return UserDict(self.data.copy())
        import copy
        data = self.data
        try:
            self.data = {}
            result = copy.copy(self)
        finally:
            self.data = data
        result.update(self)
        return result

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """A new one with the keys of the iterable."""
        result = cls()
        for key in iterable:
            result[key] = value
        return result


def _plain(other):
    """What a User object holds; anything else itself."""
    return other.data if isinstance(other, (UserList, UserString)) else other


def _handed_on(owner, base, names, wrap):
    """Methods of a class that call base's on self.data; wrap: the result is to be of the class, too."""
    def method_of(name):
        plain = getattr(base, name)
        if wrap:
            def method(self, *args, **kwds):
                result = plain(self.data, *map(_plain, args), **kwds)
                return result if result is NotImplemented else self.__class__(result)
        else:
            def method(self, *args, **kwds):
                return plain(self.data, *map(_plain, args), **kwds)
        method.__name__ = name
        method.__qualname__ = f"{owner}.{name}"
        method.__module__ = "collections"
        return method

    return {name: method_of(name) for name in names.split()}


class UserList(_abc.MutableSequence):
    """A list to derive from: all that it holds is in self.data."""

    __module__ = "collections"

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_plain(initlist))

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self.__class__(self.data[i])
        return self.data[i]

    def __add__(self, other):
        return self.__class__(self.data + list(_plain(other)))

    def __radd__(self, other):
        return self.__class__(list(_plain(other)) + self.data)

    def __iadd__(self, other):
        self.data += _plain(other)
        return self

    def __imul__(self, n):
        self.data *= n
        return self

    def __copy__(self):
        result = self.__class__.__new__(self.__class__)
        result.__dict__.update(self.__dict__)
        result.__dict__["data"] = self.__dict__["data"][:]
        return result

    def copy(self):
        """A new one of the same class with the same items."""
        return self.__class__(self)

    locals().update(_handed_on(
        "UserList", list, "__repr__ __lt__ __le__ __eq__ __gt__ __ge__ __contains__ __len__ "
        "__setitem__ __delitem__ append insert pop remove clear count index reverse sort extend",
        wrap=False))
    locals().update(_handed_on("UserList", list, "__mul__ __rmul__", wrap=True))


class UserString(_abc.Sequence):
    """A str to derive from: its text is in self.data."""

    __module__ = "collections"

    def __init__(self, seq):
        self.data = seq if isinstance(seq, str) else str(_plain(seq))

    def __str__(self):
        return str(self.data)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __complex__(self):
        return complex(self.data)

    def __add__(self, other):
        other = _plain(other)
        return self.__class__(self.data + (other if isinstance(other, str) else str(other)))

    def __radd__(self, other):
        return self.__class__((other if isinstance(other, str) else str(other)) + self.data)

    def __rmod__(self, template):
        return self.__class__(str(template) % self)

    def __getnewargs__(self):
        return (self.data[:],)

    maketrans = str.maketrans
    locals().update(_handed_on(
        "UserString", str, "__repr__ __hash__ __eq__ __lt__ __le__ __gt__ __ge__ __contains__ "
        "__len__ count encode endswith find format format_map index isalnum isalpha isascii "
        "isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper "
        "join partition rfind rindex rpartition rsplit split splitlines startswith", wrap=False))
    locals().update(_handed_on(
        "UserString", str, "__getitem__ __mul__ __rmul__ __mod__ capitalize casefold center "
        "expandtabs ljust lower lstrip removeprefix removesuffix replace rjust rstrip strip "
        "swapcase title translate upper zfill", wrap=True))
