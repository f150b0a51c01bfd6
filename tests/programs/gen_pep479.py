def g():
    yield 1
    raise StopIteration(5)


it = g()
print(next(it))
try:
    next(it)
except RuntimeError as e:
    print(e, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)


def h():
    yield next(iter([]))


try:
    list(h())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def k():
    try:
        yield 1
    except StopIteration:
        print("caught inside")
        return 8


it = k()
next(it)
try:
    it.throw(StopIteration)
except StopIteration as e:
    print(e.value)
