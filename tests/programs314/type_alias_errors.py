# What an alias refuses.
type X = int
type L[T] = list[T]


def attempt(f):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, str(e).replace("typing.", ""))


def set_value():
    X.__value__ = str


def set_name():
    X.__name__ = "Y"


def set_params():
    X.__type_params__ = ()


def set_module():
    X.__module__ = "m"


def subclass():
    class Y(X):
        pass


attempt(set_value)
attempt(set_name)
attempt(set_params)
attempt(set_module)
attempt(subclass)
attempt(lambda: isinstance(3, X))
attempt(lambda: issubclass(int, L[int]))
attempt(lambda: X["key"])
print(X.__value__, X.__name__, X.__type_params__, X.__module__)
