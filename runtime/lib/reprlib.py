"""Representations of limited length, and a guard for those of recursive objects."""

__all__ = ["Repr", "repr", "recursive_repr"]

import builtins

_shorten = {  # how many items of each kind of container, by the name of the type
    "tuple": ("(", ")", "maxtuple"),
    "list": ("[", "]", "maxlist"),
    "set": ("{", "}", "maxset"),
    "frozenset": ("frozenset({", "})", "maxfrozenset"),
    "deque": ("deque([", "])", "maxdeque"),
}


def recursive_repr(fillvalue="..."):
    """A decorator of __repr__: inside of itself it gives fillvalue."""
    def decorate(function):
        running = set()

        def wrapper(self):
            key = id(self)
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return function(self)
            finally:
                running.discard(key)

        for name in ("__module__", "__doc__", "__name__", "__qualname__", "__annotations__"):
            setattr(wrapper, name, getattr(function, name, None))
        return wrapper

    return decorate


class Repr:
    """The limits, as attributes. A method repr_NAME is used for objects of a type NAME."""

    fillvalue = "..."

    def __init__(self):
        self.maxlevel = 6
        self.maxtuple = self.maxlist = self.maxset = self.maxfrozenset = self.maxdeque = 6
        self.maxarray = 5
        self.maxdict = 4
        self.maxstring = 30
        self.maxlong = 40
        self.maxother = 30

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        name = type(x).__name__.replace(" ", "_")
        method = getattr(self, "repr_" + name, None)
        return self.repr_instance(x, level) if method is None else method(x, level)

    def _middle_out(self, text, limit):
        """The text without its middle, if it is longer than limit."""
        if len(text) <= limit:
            return text
        head = max(0, (limit - 3) // 2)
        tail = max(0, limit - 3 - head)
        return text[:head] + self.fillvalue + text[len(text) - tail:]

    def _items(self, x, level):
        opening, closing, limit = _shorten[type(x).__name__]
        limit = getattr(self, limit)
        count = len(x)
        if level <= 0 and count:
            return opening + self.fillvalue + closing
        items = _sorted(x) if opening.endswith("{") else x
        shown = []
        for item in items:
            if len(shown) == limit:
                shown.append(self.fillvalue)
                break
            shown.append(self.repr1(item, level - 1))
        if count == 1 and opening == "(":
            closing = ",)"
        return opening + ", ".join(shown) + closing

    repr_tuple = repr_list = repr_deque = _items

    def repr_set(self, x, level):
        return self._items(x, level) if x else "set()"

    def repr_frozenset(self, x, level):
        return self._items(x, level) if x else "frozenset()"

    def repr_dict(self, x, level):
        if not x:
            return "{}"
        if level <= 0:
            return "{" + self.fillvalue + "}"
        shown = []
        for key in _sorted(x):
            if len(shown) == self.maxdict:
                shown.append(self.fillvalue)
                break
            shown.append(f"{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}")
        return "{" + ", ".join(shown) + "}"

    def repr_str(self, x, level):
        text = builtins.repr(x[:self.maxstring])
        if len(text) <= self.maxstring and len(x) <= self.maxstring:
            return text
        head = max(0, (self.maxstring - 3) // 2)
        tail = max(0, self.maxstring - 3 - head)
        text = builtins.repr(x[:head] + x[len(x) - tail:])
        return text[:head] + self.fillvalue + text[len(text) - tail:]

    def repr_int(self, x, level):
        return self._middle_out(builtins.repr(x), self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = builtins.repr(x)
        except Exception:
            return "<%s instance at %#x>" % (type(x).__name__, id(x))
        return self._middle_out(text, self.maxother)


def _sorted(items):
    try:
        return sorted(items)
    except Exception:
        return list(items)


aRepr = Repr()
repr = aRepr.repr
