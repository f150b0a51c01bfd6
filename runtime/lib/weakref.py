"""Weak references: containers that let go of what nobody else holds, and finalizers.

The primitives are in _weakref. Each container keeps references whose callback takes the entry
out; the callback reaches the container through a weak reference, so it keeps nothing alive.
Walking over a container walks over a copy of its table: entries may go meanwhile, and are then
left out.

It differs from CPython's because that brings _collections_abc: dataclasses would start in 1.7 times
the time.
"""

import sys
from _weakref import (
    CallableProxyType, ProxyType, ReferenceType, getweakrefcount, getweakrefs, proxy, ref,
)

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary",
           "ReferenceType", "ProxyType", "CallableProxyType", "ProxyTypes",
           "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]

ProxyTypes = (ProxyType, CallableProxyType)


class WeakMethod(ref):
    """A weak reference to a bound method: dead as soon as its object or its function is."""

    __slots__ = ("_function", "_kind", "_told", "__weakref__")

    def __new__(cls, method, callback=None):
        if not hasattr(method, "__self__") or not hasattr(method, "__func__"):
            raise TypeError("argument should be a bound method, not {}".format(type(method)))
        mine = []

        def died(_):
            this = mine[0]()
            if this is not None and not this._told:
                this._told = True
                if callback is not None:
                    callback(this)

        this = super().__new__(cls, method.__self__, died)
        this._function = ref(method.__func__, died)
        this._kind = type(method)
        this._told = False
        mine.append(ref(this))
        return this

    def __init__(self, method, callback=None):
        pass

    def __call__(self):
        target, function = super().__call__(), self._function()
        if target is None or function is None:
            return None
        return self._kind(function, target)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self._told or other._told:
            return self is other
        return super().__eq__(other) and self._function == other._function

    def __ne__(self, other):
        same = self.__eq__(other)
        return same if same is NotImplemented else not same

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A reference that knows the key it is stored under."""

    __slots__ = ("key",)

    def __new__(cls, target, callback, key):
        this = super().__new__(cls, target, callback)
        this.key = key
        return this

    def __init__(self, target, callback, key):
        pass


_absent = object()


class _WeakMapping:
    """The part of a mapping that follows from _live(), _store(), _find() and data."""

    __hash__ = None

    def __iter__(self):
        for key, _ in self._live():
            yield key

    def keys(self):
        for key, _ in self._live():
            yield key

    def values(self):
        for _, value in self._live():
            yield value

    def items(self):
        yield from self._live()

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        return self._find(key) is not _absent

    def __getitem__(self, key):
        value = self._find(key)
        if value is _absent:
            raise KeyError(self._shown(key))
        return value

    def __setitem__(self, key, value):
        self._store(key, value)

    def get(self, key, default=None):
        value = self._find(key)
        return default if value is _absent else value

    def setdefault(self, key, default=None):
        value = self._find(key)
        if value is _absent:
            self._store(key, default)
            return default
        return value

    def update(self, other=None, /, **names):
        if other is None:
            pairs = ()
        elif hasattr(other, "items"):
            pairs = list(other.items())
        elif hasattr(other, "keys"):
            pairs = [(key, other[key]) for key in other.keys()]
        else:
            pairs = list(other)
        for key, value in pairs:
            self._store(key, value)
        for key, value in names.items():
            self._store(key, value)

    def clear(self):
        self.data.clear()

    def copy(self):
        new = type(self)()
        for key, value in self._live():
            new._store(key, value)
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = type(self)()
        for key, value in self._live():
            new._store(*self._copied(key, value, lambda x: deepcopy(x, memo)))
        return new

    def __eq__(self, other):
        if not isinstance(other, (_WeakMapping, dict)):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    def __or__(self, other):
        if not isinstance(other, (_WeakMapping, dict)):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, (_WeakMapping, dict)):
            return NotImplemented
        new = type(self)(other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return "<%s at %#x>" % (type(self).__name__, id(self))


class WeakValueDictionary(_WeakMapping):
    """A mapping whose values are held weakly: an entry goes when its value does."""

    def __init__(self, other=(), /, **names):
        self.data = {}
        mine = ref(self)

        def remove(dead):
            this = mine()
            if this is not None and this.data.get(dead.key) is dead:
                del this.data[dead.key]

        self._remove = remove
        self.update(other, **names)

    def _live(self):
        for key, weak in list(self.data.items()):
            value = weak()
            if value is not None:
                yield key, value

    def _find(self, key):
        weak = self.data.get(key)
        value = None if weak is None else weak()
        return _absent if value is None else value

    def _store(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def _shown(self, key):
        return key

    def _copied(self, key, value, deepcopy):
        return deepcopy(key), value

    def __delitem__(self, key):
        del self.data[key]

    def pop(self, key, *default):
        value = self._find(key)
        self.data.pop(key, None)
        if value is not _absent:
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def popitem(self):
        while True:
            key, weak = self.data.popitem()
            value = weak()
            if value is not None:
                return key, value

    def valuerefs(self):
        return list(self.data.values())

    def itervaluerefs(self):
        yield from self.valuerefs()


class WeakKeyDictionary(_WeakMapping):
    """A mapping whose keys are held weakly: an entry goes when its key does."""

    def __init__(self, dict=None):
        self.data = {}
        mine = ref(self)

        def remove(dead):
            this = mine()
            if this is not None:
                this.data.pop(dead, None)

        self._remove = remove
        if dict is not None:
            self.update(dict)

    def _live(self):
        for weak, value in list(self.data.items()):
            key = weak()
            if key is not None:
                yield key, value

    def _find(self, key):
        return self.data.get(ref(key), _absent)

    def _store(self, key, value):
        self.data[ref(key, self._remove)] = value

    def _shown(self, key):
        return ref(key)

    def _copied(self, key, value, deepcopy):
        return key, deepcopy(value)

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __delitem__(self, key):
        del self.data[ref(key)]

    def pop(self, key, *default):
        return self.data.pop(ref(key), *default)

    def popitem(self):
        while True:
            weak, value = self.data.popitem()
            key = weak()
            if key is not None:
                return key, value

    def keyrefs(self):
        return list(self.data)


class WeakSet:
    """A set that holds its items weakly."""

    __hash__ = None

    def __init__(self, data=None):
        self.data = set()
        mine = ref(self)

        def remove(dead):
            this = mine()
            if this is not None:
                this.data.discard(dead)

        self._remove = remove
        if data is not None:
            self.update(data)

    def _new(self, items):
        return type(self)(items)

    def __iter__(self):
        for weak in list(self.data):
            item = weak()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def remove(self, item):
        self.data.remove(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def clear(self):
        self.data.clear()

    def copy(self):
        return self._new(self)

    def pop(self):
        while self.data:
            item = self.data.pop()()
            if item is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def update(self, other):
        for item in list(other):
            self.add(item)

    def difference_update(self, other):
        for item in list(other):
            self.discard(item)

    def intersection_update(self, other):
        self.data &= {ref(item) for item in other}

    def symmetric_difference_update(self, other):
        for item in list(other):
            if item in self:
                self.discard(item)
            else:
                self.add(item)

    def union(self, other):
        new = self.copy()
        new.update(other)
        return new

    def difference(self, other):
        new = self.copy()
        new.difference_update(other)
        return new

    def intersection(self, other):
        return self._new([item for item in other if item in self])

    def symmetric_difference(self, other):
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    __or__, __sub__, __and__, __xor__ = union, difference, intersection, symmetric_difference

    def __ior__(self, other):
        self.update(other)
        return self

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def issubset(self, other):
        return self.data <= {ref(item) for item in other}

    def issuperset(self, other):
        return self.data >= {ref(item) for item in other}

    def isdisjoint(self, other):
        return not any(item in self for item in other)

    __le__, __ge__ = issubset, issuperset

    def __lt__(self, other):
        return self.data < {ref(item) for item in other}

    def __gt__(self, other):
        return self.data > {ref(item) for item in other}

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return self.data == {ref(item) for item in other}


class _Pending:
    """What a finalizer is to do."""

    __slots__ = ("weak", "call", "args", "kwargs", "atexit")

    def __init__(self, weak, call, args, kwargs):
        self.weak, self.call, self.args, self.kwargs = weak, call, args, kwargs
        self.atexit = True


class finalize:
    """Calls a function when an object dies, or at the end of the program at the latest."""

    __slots__ = ()
    _registry = {}      # finalizer -> _Pending, oldest first
    _ended = False
    _hooked = False

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._hooked:
            import atexit
            atexit.register(finalize._at_exit)
            finalize._hooked = True
        self._registry[self] = _Pending(ref(obj, self), func, args, kwargs)

    def __call__(self, _=None):
        pending = self._registry.pop(self, None)
        if pending is not None and not finalize._ended:
            return pending.call(*pending.args, **pending.kwargs)

    def peek(self):
        pending = self._registry.get(self)
        target = pending and pending.weak()
        if target is not None:
            return (target, pending.call, pending.args, pending.kwargs)

    def detach(self):
        found = self.peek()
        if found is not None:
            del self._registry[self]
        return found

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        pending = self._registry.get(self)
        return pending is not None and pending.atexit

    @atexit.setter
    def atexit(self, value):
        pending = self._registry.get(self)
        if pending is not None:
            pending.atexit = bool(value)

    def __repr__(self):
        found = self.peek()
        if found is None:
            return "<%s object at %#x; dead>" % (type(self).__name__, id(self))
        return "<%s object at %#x; for %r at %#x>" % (
            type(self).__name__, id(self), type(found[0]).__name__, id(found[0]))

    @classmethod
    def _at_exit(cls):
        while True:
            waiting = [f for f, pending in cls._registry.items() if pending.atexit]
            if not waiting:
                break
            try:
                waiting[-1]()
            except Exception as error:
                import sys
                sys.excepthook(type(error), error, error.__traceback__)
        finalize._ended = True


def _register_abstract(abstract):
    """Says to the abstract classes what ours are; whichever module is imported last calls it."""
    abstract.MutableSet.register(WeakSet)
    abstract.MutableMapping.register(_WeakMapping)


if "collections.abc" in sys.modules:
    _register_abstract(sys.modules["collections.abc"])
