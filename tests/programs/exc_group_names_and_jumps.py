# The name is unbound behind each clause; loops inside a clause keep their break and continue.
def f(exc):
    e = "before"
    try:
        raise exc
    except* ValueError as e:
        for i in range(5):
            if i == 1:
                continue
            if i == 3:
                break
            print("loop", i, repr(e))
        else:
            print("not here")
    except* TypeError as other:
        print(repr(other))
    try:
        print(e)
    except UnboundLocalError as why:
        print(why)
    try:
        print(other)
    except UnboundLocalError as why:
        print(why)


f(ExceptionGroup("g", [ValueError(1), TypeError(2)]))
f(ExceptionGroup("g", [TypeError(2)]))


def raising():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        raise KeyError("from the clause")
    except* TypeError:
        print("e" in locals())


try:
    raising()
except KeyError as e:
    print(repr(e), repr(e.__context__))


def inner_return():
    for kind in ValueError, TypeError:
        try:
            try:
                raise ExceptionGroup("g", [kind()])
            except* ValueError:
                def inner():
                    return "a function of its own"

                print(inner())
        except* TypeError:
            print("outer")
        finally:
            if kind is TypeError:
                return "returned"


print(inner_return())


def closure():
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as e:
        def get():
            return e
        print(repr(get()))
    try:
        get()
    except NameError as why:
        print(why)


closure()
