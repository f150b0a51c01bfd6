# Each clause of except* takes its part; what nobody takes goes on, in the shape it had.
import sys


def tree(e, depth=0):
    print("  " * depth + repr(e), "- context", repr(e.__context__), "- cause", repr(e.__cause__))
    if isinstance(e, BaseExceptionGroup):
        for inner in e.exceptions:
            tree(inner, depth + 1)


def handle(exc):
    try:
        raise exc
    except* ValueError as e:
        print("ValueError:", repr(e), sys.exc_info()[1] is e)
    except* (TypeError, KeyError):
        print("TypeError or KeyError:", repr(sys.exc_info()[1]))
    except* OSError as e:
        print("OSError:", repr(e))
    else:
        print("else")
    finally:
        print("finally", sys.exc_info()[1])


def run(exc):
    print("--", repr(exc))
    try:
        handle(exc)
    except BaseException as e:
        print("left:")
        tree(e)


G = ExceptionGroup
run(G("one", [ValueError(1)]))
run(G("all", [ValueError(1), TypeError(2), FileNotFoundError(3), KeyError(4)]))
run(G("none", [IndexError(1)]))
run(G("deep", [ValueError(1), G("in", [TypeError(2), IndexError(3), G("er", [ValueError(4)])])]))
run(BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError(1)]))
run(ValueError("naked"))
run(KeyError("naked"))
run(IndexError("naked"))
run(KeyboardInterrupt())


def nothing():
    try:
        pass
    except* ValueError:
        print("not here")
    else:
        print("else")


nothing()


# The notes, cause and traceback of a group go to its parts.
def with_notes():
    g = G("noted", [ValueError(1), TypeError(2)])
    g.add_note("a note")
    try:
        raise g from KeyError("cause")
    except* ValueError as e:
        print(e.__notes__, repr(e.__cause__), e.__traceback__.tb_lineno - with_notes.__code__.co_firstlineno)


try:
    with_notes()
except G as e:
    print(repr(e), e.__notes__, repr(e.__cause__))
print(sys.exc_info())
