# An uncaught error in the innermost of three generators: an entry for each delegator.
def inner(n):
    for i in range(n):
        yield i
    raise OSError(5, "lost")


def middle():
    yield from inner(2)


def outer():
    yield "start"
    yield from middle()


for item in outer():
    print(item)
