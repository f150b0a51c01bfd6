def f():
    try:
        raise KeyError("a")
    except KeyError as e:
        raise ValueError("b") from e


try:
    f()
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try:
        raise KeyError("a")
    except KeyError:
        raise ValueError("b")
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try:
        raise KeyError("a")
    except KeyError:
        raise ValueError("b") from None
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
for bad in (5, int, "s"):
    try:
        raise bad
    except TypeError as e:
        print(e)
try:
    raise KeyError from 5
except TypeError as e:
    print(e)
try:
    raise
except RuntimeError as e:
    print(e)
raise_cls = ValueError
try:
    raise raise_cls
except ValueError as e:
    print(repr(e))
