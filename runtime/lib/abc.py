"""abc: abstract base classes.

A class of this metaclass keeps in _abc_impl its registered subclasses and the answers it has given.
Answers of "no" hold only until some class registers another one: the count of registrations tells.

It differs from CPython's because what that has in C (_abc) is here.
"""

from _abc import _register_patterns


def abstractmethod(function):
    """Marks a method that a class must override before it can have instances."""
    function.__isabstractmethod__ = True
    return function


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


class _Impl:
    __slots__ = ("registry", "yes", "no", "version")
    registrations = 0

    def __init__(self):
        self.registry = []
        self.yes = set()
        self.no = set()
        self.version = _Impl.registrations


def get_cache_token():
    """A value that changes with every registration."""
    return _Impl.registrations


def _abstract_names(cls, namespace):
    names = {
        name for name, value in namespace.items() if getattr(value, "__isabstractmethod__", False)
    }
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """The metaclass of abstract base classes: abstract methods, and registered subclasses."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        cls._abc_impl = _Impl()
        return cls

    def register(cls, subclass):
        """Makes subclass a virtual subclass of this class; returns it."""
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_impl.registry.append(subclass)
        _Impl.registrations += 1
        _register_patterns(cls, subclass)
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        if subclass in cls._abc_impl.yes:
            return True
        kind = type(instance)
        if kind is subclass:
            return cls.__subclasscheck__(subclass)
        return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(kind)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        impl = cls._abc_impl
        if subclass in impl.yes:
            return True
        if impl.version < _Impl.registrations:
            impl.no = set()
            impl.version = _Impl.registrations
        elif subclass in impl.no:
            return False
        answer = _is_subclass(cls, subclass)
        (impl.yes if answer else impl.no).add(subclass)
        return answer


def _is_subclass(cls, subclass):
    answer = cls.__subclasshook__(subclass)
    if answer is not NotImplemented:
        return bool(answer)
    if cls in getattr(subclass, "__mro__", ()):
        return True
    for registered in cls._abc_impl.registry:
        if issubclass(subclass, registered):
            return True
    for derived in cls.__subclasses__():
        if issubclass(subclass, derived):
            return True
    return False


class ABC(metaclass=ABCMeta):
    """A base for abstract classes that need no other metaclass."""

    __slots__ = ()


def update_abstractmethods(cls):
    """Works out the abstract methods of a class anew, after its methods have changed."""
    if not hasattr(cls, "__abstractmethods__") or cls.__subclasses__():
        return cls
    cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__)
    return cls
