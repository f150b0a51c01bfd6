# A delegate that swallows GeneratorExit does not keep it from the delegator.
def child(way):
    try:
        yield 1
    except GeneratorExit:
        print("child swallows")
        if way == "stop":
            raise StopIteration("from child")
        return "value"


def parent(way):
    try:
        print("not reached", (yield from child(way)))
    except BaseException as e:
        print("parent sees", repr(e), repr(e.__context__))
        raise


for way in "return", "stop":
    for close in (
        lambda it: it.close(),
        lambda it: it.throw(GeneratorExit("thrown")),
        lambda it: it.throw(GeneratorExit),
    ):
        it = parent(way)
        next(it)
        try:
            print(close(it))
        except BaseException as e:
            print("out", repr(e), repr(e.__cause__))
