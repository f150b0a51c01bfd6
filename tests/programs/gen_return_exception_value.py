# A StopIteration carries tuples and exceptions as they are (mypyc 688).
def g(v):
    return v
    yield


for v in ((), (1,), (1, 2), ValueError("x"), StopIteration(3), None, [1]):
    it = g(v)
    try:
        next(it)
    except StopIteration as e:
        print(repr(e.value), repr(e.args))
def outer(v):
    r = yield from g(v)
    print("r", repr(r))
    yield
for v in ((), (1, 2), StopIteration(3), None):
    next(outer(v))
