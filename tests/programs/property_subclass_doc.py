"""The docstring of a getter becomes an attribute of a property's subclass; a given one stays hidden."""


class P(property):
    "doc of the class"


class Bare(property):
    pass


class Slotted(property):
    __slots__ = ()


def with_doc(self):
    "doc of the getter"


def without(self):
    pass


for class_ in property, P, Bare, Slotted:
    for args in (with_doc,), (with_doc, None, None, "given"), (without,), (without, None, None, "given"), ():
        try:
            p = class_(*args)
        except AttributeError as e:
            print(class_.__name__, len(args), type(e).__name__, e)
        else:
            doc = p.__doc__ if class_ is not property or args else None
            print(class_.__name__, len(args), doc, getattr(p, "__dict__", None))
