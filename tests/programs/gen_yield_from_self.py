def g():
    try:
        yield from it
    except ValueError as e:
        print(e)
    yield "ok"


it = g()
print(next(it))
