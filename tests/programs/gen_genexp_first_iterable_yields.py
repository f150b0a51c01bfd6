# The first iterable belongs to the enclosing function: it may yield there, once, at creation.
def g():
    e = (x * 2 for x in (yield "first"))
    print("made", type(e).__name__)
    print(list(e))
    nested = ([y for y in x] for x in ((yield "second"), (yield "third")))
    print(list(nested))
    print([x for x in (yield "list")], {x for x in (yield "set")}, {x: 1 for x in (yield "dict")})
    print(sum(x for x in (yield from child())))
    return list(e)


def child():
    return (yield "from child")


it = g()
print(next(it))
try:
    for v in [1, 2], "ab", "cd", (3,), (4,), (5,), (6, 7):
        print(it.send(v))
except StopIteration as stop:
    print(stop.value)


# The others are evaluated later, in the expression's own scope; a walrus binds outside.
def lazily():
    inner = [1]
    e = ((x, y, (last := y)) for x in inner for y in second())

    def second():
        print("second", inner)
        return inner

    inner = [1, 2]
    print("made")
    print(list(e), last)
    gone = [1]
    e = (z for z in gone if gone is None)
    gone = None
    print(list(e))


lazily()


class Scope:
    names = [1, 2]
    first = list(x for x in names)
    try:
        second = list(x for x in [1] for y in names)
    except NameError as e:
        print(e)
    print(first)


# iter() is asked for once, at creation, and the iterator dies with the expression.
class Source:
    def __iter__(self):
        print("iter")
        return Items()


class Items:
    n = 0

    def __iter__(self):
        print("iter again")
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration
        return self.n

    def __del__(self):
        print("items gone")


e = (x for x in Source())
print("created")
print(next(e))
del e
e = (x for x in Source())
print(list(e), next(e, "end"))
