# A delegate's throw is looked up when it is needed: missing, it is raised in the delegator.
class Bare:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"


class Property(Bare):
    @property
    def throw(self):
        raise ZeroDivisionError("in look-up")


class NotCallable(Bare):
    throw = 3


class Late(Bare):
    pass


class Stops(Bare):
    def throw(self, *a):
        raise StopIteration("value of yield from")


class Raises(Bare):
    def throw(self, *a):
        raise LookupError("other")


def outer(delegate):
    try:
        print("value", (yield from delegate))
    except Exception as e:
        print("outer sees", repr(e), repr(e.__context__))
        yield "went on"


for make in Bare, Property, NotCallable, Late, Stops, Raises:
    print("--", make.__name__)
    g = outer(make())
    next(g)
    if make is Late:
        Late.throw = lambda self, *a: ("late", len(a))
    for i in range(2):
        try:
            print(g.throw(KeyError("thrown")))
        except BaseException as e:
            print("out", repr(e), repr(e.__context__))
    print(next(g, "end"))
