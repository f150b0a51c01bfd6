"""Keywords of a list's or set's subclass: only one with __new__ of its own takes any."""


def make(base, names):
    space = {}
    if "new" in names:
        space["__new__"] = lambda cls, arg, extra=None: base.__new__(cls, arg)
    if "init" in names:
        space["__init__"] = lambda self, arg, extra=None: base.__init__(self, arg)
    return type(base.__name__.title() + "_" + names, (base,), space)


for base in list, set:
    for names in "", "new", "init", "new_init":
        try:
            print(base.__name__, names, sorted(make(base, names)([1, 2], extra=3)))
        except TypeError as e:
            print(base.__name__, names, e)
