# except A, B: catches both, as with parentheses; except* too.
def caught(error):
    try:
        raise error
    except ValueError, KeyError:
        return "first"
    except TypeError,:
        return "second"
    except (OSError, EOFError), IndexError:
        return "third"


for error in (ValueError(1), KeyError(2), TypeError(3), IndexError(4)):
    try:
        print(caught(error))
    except TypeError as e:
        print("no class:", e)


def group(*errors):
    try:
        raise ExceptionGroup("some", errors)
    except* ValueError, KeyError:
        print("two kinds")
    except* TypeError,:
        print("one kind")


group(ValueError(1), KeyError(2), TypeError(3))
group(KeyError(2))

try:
    [][1]
except LookupError if caught else None, ValueError:
    print("any expression")
