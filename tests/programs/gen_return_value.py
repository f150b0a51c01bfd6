def g():
    yield 1
    return "result"


def h():
    r = yield from g()
    print("got", r)
    return r * 2


it = g()
next(it)
try:
    next(it)
except StopIteration as e:
    print(repr(e.value), e.args)
it = h()
print(list(it))
def t():
    return (1, 2)
    yield
try:
    next(t())
except StopIteration as e:
    print(e.value, e.args)
