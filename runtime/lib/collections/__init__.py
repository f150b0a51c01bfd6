"""collections: containers beside the built-in ones.

deque, defaultdict, OrderedDict and the parts of named tuples that every access goes through are in
C, in _collections; here are namedtuple, Counter, ChainMap and the User classes. These do without
the abstract base classes, which register them instead, so that programs compile quickly; methods
that only hand on to what an object holds are made by a function.

It differs from CPython's because namedtuple() makes its classes by exec of texts there, and because
the abstract classes are imported only by who names them (see abc.py).
"""

import sys
from itertools import chain as _chain, repeat as _repeat, starmap as _starmap
from _collections import (
    OrderedDict, _count_elements, _namedtuple_new, _tuplegetter, defaultdict, deque,
)

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict",
    "deque", "namedtuple",
]

# ---- namedtuple ----------------------------------------------------------------------------------

_keywords = frozenset([
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
])


def _renamed(names):
    """The names, with those that no field may have replaced by _0, _1..."""
    seen = set()
    result = []
    for i, name in enumerate(names):
        if (not name.isidentifier() or name in _keywords or name.startswith("_")
                or name in seen):
            name = f"_{i}"
        seen.add(name)
        result.append(name)
    return result


def _check_names(typename, names, rename):
    for name in [typename] + names:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(
                f"Type names and field names must be valid identifiers: {name!r}")
        if name in _keywords:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)


def _namedtuple_methods(typename, names):
    """The methods that differ from class to class by the number and names of the fields."""
    count = len(names)
    form = "(" + ", ".join(f"{name}=%r" for name in names) + ")"

    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, names, self))
        if kwds:
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def __repr__(self):
        "Return a nicely formatted representation string"
        return self.__class__.__name__ + form % tuple(self)

    def _asdict(self):
        "Return a new dict which maps field names to their values."
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        "Return self as a plain tuple.  Used by copy and pickle."
        return tuple(self)

    _make.__doc__ = f"Make a new {typename} object from a sequence or iterable"
    _replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"
    for method in (_make, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f"{typename}.{method.__name__}"
    return {
        "_make": classmethod(_make), "_replace": _replace, "__repr__": __repr__,
        "_asdict": _asdict, "__getnewargs__": __getnewargs__,
    }


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A new class derived from tuple, whose items can also be read by name."""
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [str(name) for name in field_names]
    typename = sys.intern(str(typename))
    if rename:
        names = _renamed(names)
    _check_names(typename, names, rename)
    defaults = () if defaults is None else tuple(defaults)
    if len(defaults) > len(names):
        raise TypeError("Got more default values than field names")
    fields = tuple(map(sys.intern, names))
    namespace = {
        "__doc__": f"{typename}({', '.join(fields)})",
        "__slots__": (),
        "_fields": fields,
        "_field_defaults": dict(zip(fields[len(fields) - len(defaults):], defaults)),
        "__new__": staticmethod(_namedtuple_new(typename, fields, defaults)),
        "__match_args__": fields,
    }
    namespace.update(_namedtuple_methods(typename, fields))
    for index, name in enumerate(fields):
        namespace[name] = _tuplegetter(index, sys.intern(f"Alias for field number {index}"))
    result = type(typename, (tuple,), namespace)
    result.__module__ = "__main__" if module is None else module
    return result


# ---- Counter -------------------------------------------------------------------------------------

class Counter(dict):
    """Counts hashable items: a dict of items and how often each was seen.

    A missing item has the count 0; counts may be 0 or negative.
    """

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        """The sum of all counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """The n items seen most often, with their counts; all of them if n is None."""
        ranked = sorted(self.items(), key=_count_of, reverse=True)
        return ranked if n is None else ranked[:max(n, 0)]

    def elements(self):
        """Each item as often as it was counted."""
        return _chain.from_iterable(_starmap(_repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Adds counts: from a mapping, or one for each item of an iterable."""
        if iterable is not None:
            if hasattr(iterable, "items") and hasattr(iterable, "keys"):
                if self:
                    for item, count in iterable.items():
                        self[item] = count + self.get(item, 0)
                else:
                    super().update(iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Takes counts away; they may become negative."""
        if iterable is not None:
            if hasattr(iterable, "items") and hasattr(iterable, "keys"):
                for item, count in iterable.items():
                    self[item] = self.get(item, 0) - count
            else:
                for item in iterable:
                    self[item] = self.get(item, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        """A counter with the same counts."""
        return self.__class__(self)

    def __reduce__(self):
        return (self.__class__, (dict(self),))

    def __delitem__(self, item):
        if item in self:
            super().__delitem__(item)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f"{self.__class__.__name__}({shown!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] == other[item] for c in (self, other) for item in c)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] <= other[item] for c in (self, other) for item in c)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] >= other[item] for c in (self, other) for item in c)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item, count in self.items():
            if count + other[item] > 0:
                result[item] = count + other[item]
        for item, count in other.items():
            if item not in self and count > 0:
                result[item] = count
        return result

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item, count in self.items():
            if count - other[item] > 0:
                result[item] = count - other[item]
        for item, count in other.items():
            if item not in self and count < 0:
                result[item] = 0 - count
        return result

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item, count in self.items():
            most = max(count, other[item])
            if most > 0:
                result[item] = most
        for item, count in other.items():
            if item not in self and count > 0:
                result[item] = count
        return result

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item, count in self.items():
            least = min(count, other[item])
            if least > 0:
                result[item] = least
        return result

    def __pos__(self):
        result = Counter()
        for item, count in self.items():
            if count > 0:
                result[item] = count
        return result

    def __neg__(self):
        result = Counter()
        for item, count in self.items():
            if count < 0:
                result[item] = 0 - count
        return result

    def _keep_positive(self):
        for item in [item for item, count in self.items() if not count > 0]:
            del self[item]
        return self

    def __iadd__(self, other):
        for item, count in other.items():
            self[item] += count
        return self._keep_positive()

    def __isub__(self, other):
        for item, count in other.items():
            self[item] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for item, count in other.items():
            if count > self[item]:
                self[item] = count
        return self._keep_positive()

    def __iand__(self, other):
        for item, count in self.items():
            if other[item] < count:
                self[item] = other[item]
        return self._keep_positive()


def _count_of(pair):
    return pair[1]


# ---- What ChainMap and UserDict have from a mapping's few own methods ------------------------------

class _View:
    """The keys, values or items of a mapping: get(key) of each of its keys."""

    def __init__(self, name, mapping, get):
        self._name = name
        self._mapping = mapping
        self._get = get

    def __len__(self):
        return len(self._mapping)

    def __iter__(self):
        return map(self._get, self._mapping)

    def __contains__(self, item):
        return any(item is own or item == own for own in self)

    def __repr__(self):
        return f"{self._name}({self._mapping!r})"

    @classmethod
    def _with_sets(cls, name):
        plain = getattr(set, name)
        setattr(cls, name, lambda self, other: plain(set(self), set(other)))


for _name in ("__and__", "__or__", "__sub__", "__xor__", "__rand__", "__ror__", "__rsub__",
              "__rxor__", "__le__", "__lt__", "__ge__", "__gt__", "__eq__", "isdisjoint"):
    _View._with_sets(_name)

_missing = object()


class _Mapping:
    """Derived classes define __getitem__, __setitem__, __delitem__, __iter__ and __len__."""

    __abc_tpflags__ = 1 << 6  # matched by mapping patterns
    __hash__ = None

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def keys(self):
        return _View("KeysView", self, lambda key: key)

    def values(self):
        return _View("ValuesView", self, lambda key: self[key])

    def items(self):
        return _View("ItemsView", self, lambda key: (key, self[key]))

    def __eq__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    def pop(self, key, default=_missing):
        try:
            value = self[key]
        except KeyError:
            if default is _missing:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self):
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **kwds):
        if hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default


# ---- ChainMap ------------------------------------------------------------------------------------

class ChainMap(_Mapping):
    """Several mappings seen as one: a key is looked for in each, and stored in the first."""

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
        if not hasattr(other, "keys"):
            return NotImplemented
        m = self.copy()
        m.maps[0].update(other)
        return m

    def __ror__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        m = dict(other)
        for child in reversed(self.maps):
            m.update(child)
        return self.__class__(m)


# ---- User classes --------------------------------------------------------------------------------

class UserDict(_Mapping):
    """A dict to derive from: all that it holds is in self.data."""

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

    def copy(self):
        """A new one of the same class with the same items."""
        result = self.__class__.__new__(self.__class__)
        result.__dict__.update(self.__dict__)
        result.data = self.data.copy()
        return result

    __copy__ = copy

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


def _hand_on(cls, base, names, wrap):
    """Gives cls methods that call base's on self.data; wrap: the result is to be of cls, too."""
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
        method.__qualname__ = f"{cls.__name__}.{name}"
        return method

    for name in names.split():
        setattr(cls, name, method_of(name))


class UserList:
    """A list to derive from: all that it holds is in self.data."""

    __abc_tpflags__ = 1 << 5  # matched by sequence patterns

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

    def copy(self):
        """A new one of the same class with the same items."""
        result = self.__class__.__new__(self.__class__)
        result.__dict__.update(self.__dict__)
        result.data = self.data[:]
        return result

    __copy__ = copy

    def __iter__(self):
        i = 0
        try:
            while True:
                yield self[i]
                i += 1
        except IndexError:
            return

    def __reversed__(self):
        for i in range(len(self) - 1, -1, -1):
            yield self[i]


_hand_on(UserList, list, "__repr__ __lt__ __le__ __eq__ __gt__ __ge__ __contains__ __len__ "
         "__setitem__ __delitem__ append insert pop remove clear count index reverse sort extend",
         wrap=False)
_hand_on(UserList, list, "__mul__ __rmul__", wrap=True)
UserList.__hash__ = None


class UserString:
    """A str to derive from: its text is in self.data."""

    __abc_tpflags__ = 1 << 5  # matched by sequence patterns

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

    def __iter__(self):
        return map(self.__class__, self.data)

    def __reversed__(self):
        return map(self.__class__, reversed(self.data))

    maketrans = str.maketrans


_hand_on(UserString, str, "__repr__ __hash__ __eq__ __lt__ __le__ __gt__ __ge__ __contains__ "
         "__len__ count encode endswith find format format_map index isalnum isalpha isascii "
         "isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper "
         "join partition rfind rindex rpartition rsplit split splitlines startswith", wrap=False)
_hand_on(UserString, str, "__getitem__ __mul__ __rmul__ __mod__ capitalize casefold center "
         "expandtabs ljust lower lstrip removeprefix removesuffix replace rjust rstrip strip "
         "swapcase title translate upper zfill", wrap=True)
del _name

# ---- collections.abc -----------------------------------------------------------------------------


def __getattr__(name):
    """CPython's collections has abc without an import of it; here it comes when it is asked for.

    The translator links collections.abc with what mentions the attribute.
    """
    if name == "abc":
        try:
            return __import__("collections." + name).abc
        except ImportError:
            pass
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name,
                         obj=sys.modules[__name__])
