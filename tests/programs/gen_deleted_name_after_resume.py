# A name deleted, or never bound, before a suspension is unbound behind it.
def g(n):
    x = n
    del x
    yield 1
    try:
        x
    except UnboundLocalError as e:
        print(e)
    if n:
        y = n
    yield 2
    try:
        print(y)
    except UnboundLocalError as e:
        print(e)
    try:
        raise KeyError(n)
    except KeyError as e:
        yield 3
    try:
        e
    except UnboundLocalError as error:
        print(error)
    for z in range(n):
        yield z
    try:
        print(z)
    except UnboundLocalError as e:
        print(e)

    def inner():
        return w

    yield inner
    try:
        inner()
    except NameError as e:
        print(e)
    w = 1
    yield inner()
    del w
    yield 4
    try:
        inner()
    except NameError as e:
        print(e)


for n in 0, 2:
    print([x if isinstance(x, int) else "inner" for x in g(n)])
