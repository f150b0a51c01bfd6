# Reading an attribute adds name and obj to any AttributeError that has neither; writing does not.


class Hook:
    def __getattr__(self, name):
        raise AttributeError(name)


class Own(AttributeError):
    pass


class Everything:
    def __getattribute__(self, name):
        raise Own("own")


class Slots:
    __slots__ = ("a",)


class Property:
    @property
    def bad(self):
        return self.other

    @property
    def worse(self):
        raise AttributeError("worse", name="given", obj=None)


class Plain:
    pass


def show(what, f):
    for i in range(3):  # the last time the site has learnt
        try:
            f()
        except AttributeError as e:
            print(what, repr(e), e.name, type(e.obj).__name__)


show("hook", lambda: Hook().foo)
show("hook method", lambda: Hook().foo())
show("everything", lambda: Everything().foo)
show("slot", lambda: Slots().a)
show("property", lambda: Property().bad)
show("given", lambda: Property().worse)
show("plain", lambda: Plain().foo)
show("class", lambda: Plain.foo)
show("getattr", lambda: getattr(Plain(), "foo"))
show("set", lambda: setattr(Slots(), "b", 1))
show("delete", lambda: delattr(Plain(), "zz"))
show("object", lambda: object.__getattribute__(Plain(), "x"))
show("int", lambda: setattr(1, "real", 1))
print(hasattr(Hook(), "x"), getattr(Hook(), "x", None))
