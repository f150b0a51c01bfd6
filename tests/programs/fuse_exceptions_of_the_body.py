# An exception of a generator's body: its traceback, its variables, the RuntimeError of StopIteration.


class Loud:
    def __del__(self):
        print("del")


def fails(n, keep):
    for i in range(n):
        yield i
    raise ValueError("from the body")


def stops(n):
    yield n
    next(iter([]))


def tail(source):
    for x in source:
        yield x + 1


def one(loud):
    total = 0
    for x in fails(2, loud):
        total += x
    return total


def two():
    for x in stops(5):
        print(x)


def three():
    return [x for x in tail(tail(fails(2, None)))]


def four():
    for x in tail(tail(stops(3))):
        print("got", x)


def five():
    try:
        for x in fails(1, None):
            print(x)
    except ValueError as e:
        print("caught", e)
        for x in fails(1, None):
            print("again", x)


def six():
    for x in tail([1, "a"]):
        print(x)


for f in (lambda: one(Loud())), two, three, four, five, six:
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e, "cause", repr(e.__cause__), "context", repr(e.__context__))
        tb = e.__traceback__
        while tb:
            frame = tb.tb_frame
            print("  ", frame.f_code.co_name, tb.tb_lineno, sorted(k for k in frame.f_locals if k != "f" and not k.startswith("__"))
                  if frame.f_code.co_name != "<module>" else "")
            tb = tb.tb_next
    print("--")
