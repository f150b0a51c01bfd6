def child():
    yield 1
    return "value"


c = child()
list(c)
def parent():
    r = yield from c
    print("r", r)
    yield "x"
print(list(parent()))
