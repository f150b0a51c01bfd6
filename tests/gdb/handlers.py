def careful(items):
    try:
        for item in items:
            try:
                got = yield item
                if got:
                    raise ValueError(got)
            except ValueError as error:
                yield str(error)
            except KeyError:
                yield "key"
            else:
                yield "fine"
    finally:
        print("cleaning")


def loud():
    g = careful([1, 2, 3])
    print(next(g))
    print(g.send("no"))
    print(next(g))
    print(next(g))
    print(next(g))
    print(g.throw(KeyError))
    g.close()


def failing(n):

    total = 0
    for i in range(n):
        total += i

        if total > 3:
            raise RuntimeError(
                len(str(total)))
    return total


loud()
try:
    failing(3)
    failing(9)
except RuntimeError as error:
    print(error)
print("end")
try:
    failing(9)
except RuntimeError as error:
    while error:
        print(error)
        error = None
