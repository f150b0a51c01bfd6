# What clauses raise is gathered with what goes on; a plain raise puts its part back in place.
def tree(e, depth=0):
    print("  " * depth + repr(e), "- context", repr(e.__context__), "- cause", repr(e.__cause__))
    if isinstance(e, BaseExceptionGroup):
        for inner in e.exceptions:
            tree(inner, depth + 1)


def run(f, exc):
    print("--", f.__name__, repr(exc))
    try:
        f(exc)
    except BaseException as e:
        tree(e)
    else:
        print("nothing")


def raises_new(exc):
    try:
        raise exc
    except* ValueError:
        raise KeyError("new")
    except* TypeError as e:
        raise OSError("from") from e


def reraises(exc):
    try:
        raise exc
    except* ValueError:
        raise
    except* TypeError as e:
        raise e


def reraises_one(exc):
    try:
        raise exc
    except* ValueError:
        raise
    except* TypeError:
        pass


def raises_group(exc):
    try:
        raise exc
    except* ValueError:
        raise ExceptionGroup("another", [KeyError(1)])
    except* TypeError:
        raise


def error_in_type(exc):
    try:
        raise exc
    except* ValueError:
        raise KeyError("lost")
    except* undefined:
        print("not here")


def nested(exc):
    try:
        try:
            raise exc
        except* ValueError as e:
            raise TypeError("inner")
    except* TypeError as e:
        tree(e)
        raise


def none_from(exc):
    try:
        raise exc
    except* ValueError:
        raise KeyError("alone") from None


G = ExceptionGroup
for f in raises_new, reraises, reraises_one, raises_group, error_in_type, nested, none_from:
    run(f, G("g", [ValueError(1), G("in", [TypeError(2), IndexError(3)])]))
    run(f, G("v", [ValueError(1)]))
    run(f, ValueError("naked"))
    run(f, TypeError("naked"))
