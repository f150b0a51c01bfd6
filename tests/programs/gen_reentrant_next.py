def g():
    try:
        next(it)
    except ValueError as e:
        print(e)
    yield 1
    try:
        it.send(2)
    except ValueError as e:
        print(e)
    try:
        it.throw(KeyError)
    except ValueError as e:
        print(e)
    try:
        it.close()
    except ValueError as e:
        print(e)
    yield 2


it = g()
print(next(it))
print(next(it))
