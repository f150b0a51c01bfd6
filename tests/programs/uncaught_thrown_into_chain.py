# What is thrown into a chain and not caught shows where each generator stood.
def inner():
    try:
        yield 1
    except KeyError as error:
        raise TypeError("not this") from error


def outer():
    yield from inner()


chain = outer()
print(next(chain))
chain.throw(KeyError, KeyError("thrown"))
