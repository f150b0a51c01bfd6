"""Exceptions: raised, caught, with context, finally, with, through calls and generators."""


class Error(Exception):
    pass


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *info):
        return info[0] is Error


def fail(i):
    raise Error(i)


def deep(n, i):
    if n:
        return deep(n - 1, i)
    fail(i)


def catching():
    n = 0
    while True:
        try:
            yield n
        except ValueError:
            n += 1


total, g = 0, catching()
next(g)
for i in range(700):
    try:
        deep(3, i)
    except Error as e:
        total += e.args[0]
    try:
        {}[i]
    except KeyError:
        total += 1
    finally:
        total += 1
    with Manager():
        fail(i)
    total += g.throw(ValueError)
    try:
        try:
            int("x")
        except ValueError as e:
            raise Error from e
    except Error as e:
        total += e.__cause__ is not None
print(total)
