# A generator goes on with the code that its function had when it was made.
import types


def count(n):
    for i in range(n):
        yield i
    return "counted"


def letters(n):
    for c in "abcdef"[:n]:
        yield c


def outer(word):
    def inner(n):
        for i in range(n):
            yield word * i

    return inner


fresh, begun, ended = count(2), count(4), count(0)
print(next(begun), list(ended))
before = begun.gi_code
count.__code__ = letters.__code__
print(list(begun), list(fresh), list(count(3)))
print(begun.gi_code is before, fresh.__name__, begun.gi_code is count.__code__)

inner = outer("x")
running = inner(3)
print(next(running))
inner.__code__ = outer("y").__code__
print(list(running), list(inner(2)))


def plain():
    got = yield 1
    print("got", got)


old = plain()
next(old)
marked = types.coroutine(plain)
print(marked is plain, bool(old.gi_code.co_flags & 0x100), bool(plain().gi_code.co_flags & 0x100))
try:
    old.send("it")
except StopIteration:
    print("ended")


def replaces():
    yield 1
    replaces.__code__ = letters_of_none.__code__
    yield 2


def letters_of_none():
    yield "none"


print(list(replaces()), list(replaces()))


def leaves():
    def made():
        yield 1

    g = made()
    made = None
    return g


g = leaves()
print(next(g), g.gi_code.co_name, list(g), g.gi_code.co_name, g.__name__)
g.close()
print(g.gi_frame, g.gi_code.co_firstlineno)
