class Odd:
    def __repr__(self):
        print("repr!")
        return "odd"


def leaf(n):
    try:
        got = yield n
    except ValueError as error:
        got = yield [1, "é\"\\", {"k": (1,)}, 2.5, None, Odd(), "x" * 500]
    return Odd()


def top():
    result = yield from leaf(3)
    yield from (i for i in range(2))
    raise KeyError(result, "no")


g = top()
print(next(g))
print(len(g.throw(ValueError("thrown"))))
try:
    for i in g:
        print(i)
except KeyError as error:
    print("key")
h = leaf(1)
next(h)
h.close()
