import sys
def sub():
    try:
        yield 1
    finally:
        print("sub finally", repr(sys.exc_info()[1].__context__))
def g():
    try:
        yield 0
    except BaseException:
        for c in sub():
            yield c
        print("not here")
def h():
    try:
        yield 0
    except BaseException:
        for c in sub():
            break
        yield 5
for f in (g, h):
    for op in (KeyError("t"), GeneratorExit()):
        it = f(); next(it)
        print(it.throw(op))
        try:
            print(next(it))
        except StopIteration:
            print("stop")
    it = f(); next(it); it.throw(KeyError("x"))
    try:
        it.throw(ValueError("v"))
    except ValueError:
        print("VE")
    it = f(); next(it); it.throw(KeyError("x"))
    it.close()
    it = f(); next(it); it.throw(KeyError("x"))
    del it
