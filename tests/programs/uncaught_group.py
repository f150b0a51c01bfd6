# An uncaught exception group: its members, nested, each with its own entries.
def fail(error):
    raise error


def collect(*errors):
    caught = []
    for error in errors:
        try:
            fail(error)
        except Exception as e:
            caught.append(e)
    return caught


inner = ExceptionGroup("inner", collect(KeyError("k"), IndexError()))
inner.add_note("a note")
raise ExceptionGroup("outer", collect(ValueError("v"), inner))
