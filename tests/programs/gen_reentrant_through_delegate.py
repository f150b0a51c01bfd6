def inner():
    try:
        next(outer_it)
    except ValueError as e:
        print("inner:", e)
    yield 1


def outer():
    yield from inner()


outer_it = outer()
print(next(outer_it))
