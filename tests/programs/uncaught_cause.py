# `raise ... from`: the cause is printed before the error; what `from None` hides is not.
def load(text):
    try:
        return int(text)
    except ValueError as error:
        raise RuntimeError("no configuration") from error


def quiet(text):
    try:
        load(text)
    except RuntimeError:
        raise LookupError("hidden") from None


try:
    quiet("x")
except LookupError as error:
    print(error.__suppress_context__, repr(error.__context__))
load("y")
