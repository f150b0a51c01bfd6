# Each closing has a GeneratorExit of its own: none carries what an earlier one gathered.
seen = []


def leaf():
    try:
        yield 1
    except GeneratorExit as e:
        seen.append(e)
        e.note = "changed"
        raise


def chains():
    try:
        yield from leaf()
    except GeneratorExit as e:
        seen.append(e)
        try:
            raise KeyError("while closing")
        except KeyError as k:
            print(repr(k.__context__))
        raise


for i in range(3):
    it = chains()
    next(it)
    try:
        raise LookupError(i)
    except LookupError:
        it.close()
print(len(set(map(id, seen))), [hasattr(e, "note") for e in seen])
print([(repr(e), repr(e.__context__), repr(e.__cause__)) for e in seen])
