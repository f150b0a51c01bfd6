# Suspended inside an except* clause: the handled exception is the clause's part, for the body alone.
import sys


def handled():
    return repr(sys.exc_info()[1])


def g():
    try:
        try:
            yield "body"
        except* ValueError as e:
            print("clause", handled(), (yield repr(e)), handled())
            raise KeyError((yield "second"))
        except* TypeError as e:
            print("clause", handled())
            try:
                yield "third"
            finally:
                print("leaving", handled())
    except* KeyError as e:
        yield e.exceptions
    yield handled()


it = g()
print(next(it), handled())
print(it.throw(ExceptionGroup("g", [ValueError(1), TypeError(2)])), handled())
try:
    raise OSError("outside")
except OSError:
    print(it.send("sent"), handled())
print(it.send("key"), handled())
print(next(it), handled())
print(next(it), handled())

it = g()
next(it)
it.throw(ExceptionGroup("g", [TypeError(2)]))
it.close()

it = g()
next(it)
print(it.throw(ValueError("naked")))
try:
    print(it.throw(OSError("into the clause")))
except OSError as e:
    print(repr(e), repr(e.__context__))
except ExceptionGroup as e:
    print(repr(e))
