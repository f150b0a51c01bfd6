"""The class body of an enum: its namespace, and what may be written in it.

_EnumDict sorts the names as they come: what is no descriptor, and no name of a reserved kind,
becomes a member. member and nonmember say otherwise, auto leaves the value open, property is a
descriptor that steps back for a member of its name.
"""

from types import DynamicClassAttribute

__name__ = "enum"       # where the classes and functions of this file are found


class nonmember:
    """Keeps a value of an enum's class body from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes a value of an enum's class body a member, whatever it is."""

    def __init__(self, value):
        self.value = value


class property(DynamicClassAttribute):
    """A property of members; the name on the class is that of a member, if there is one."""

    member = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            found = ownerclass._member_map_.get(self.name)
            if found is None:
                raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
            return found
        if self.fget is not None:
            return self.fget(instance)
        found = ownerclass._member_map_.get(self.name)
        if found is None:
            raise AttributeError(f"{ownerclass!r} member has no attribute {self.name!r}")
        return found

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")
        return self.fdel(instance)

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or getattr(fget, "__doc__", None)
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


_unset = object()


class auto:
    """Stands for the next value, which _generate_next_value_ chooses."""

    def __init__(self, value=_unset):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


# ---- Kinds of names ----------------------------------------------------------------------------

def _is_descriptor(value):
    return (hasattr(value, "__get__") or hasattr(value, "__set__")
            or hasattr(value, "__delete__"))


def _is_dunder(name):
    return (len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_"
            and name[-3] != "_")


def _is_sunder(name):
    return (len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_")


def _is_private(class_name, name):
    start = f"_{class_name}__"
    return (len(name) > len(start) and name.startswith(start) and name[len(start)] != "_"
            and (name[-1] != "_" or name[-2] != "_"))


_reserved = ("_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_",
             "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_")


class _EnumDict(dict):
    """The namespace of an enum's class body: notes the members as they come."""

    def __init__(self):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = None

    def __setitem__(self, key, value):
        if _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._set_reserved(key, value)
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not _is_descriptor(value):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            if isinstance(value, member):
                value = value.value
            else:
                value = self._with_autos(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _set_reserved(self, key, value):
        if key not in _reserved:
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = getattr(value, "__func__", value)
        elif key == "_ignore_":
            value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            self._ignore = value
            already = set(value) & set(self._member_names)
            if already:
                raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")
        return value

    def _with_autos(self, key, value):
        single = isinstance(value, auto)
        values = (value,) if single else value
        if type(values) is not tuple or not any(isinstance(v, auto) for v in values):
            return value
        filled = []
        for item in values:
            if isinstance(item, auto):
                if item.value is _unset:
                    item.value = self._generate_next_value(
                        key, 1, len(self._member_names), self._last_values[:])
                    self._auto_called = True
                item = item.value
            filled.append(item)
        return filled[0] if single else tuple(filled)

    def update(self, members, **more):
        for key in members.keys() if hasattr(members, "keys") else ():
            self[key] = members[key]
        if not hasattr(members, "keys"):
            for key, value in members:
                self[key] = value
        for key, value in more.items():
            self[key] = value
