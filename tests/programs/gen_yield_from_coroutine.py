# A plain generator cannot delegate to a coroutine; one marked by types.coroutine can.
import types


async def coroutine():
    return "value"


async def generator():
    yield 1


def plain(o):
    try:
        print((yield from o))
    except TypeError as e:
        print(e)
    yield "went on"


@types.coroutine
def marked(o):
    try:
        print((yield from o))
    except TypeError as e:
        print(e)
    yield "went on"


for make in plain, marked:
    c = coroutine()
    print(make.__name__, next(make(c)))
    c.close()
    print(next(make(generator())))
    w = coroutine()
    print(next(make(w.__await__())))
    w.close()
c = coroutine()
for use in iter, list, lambda c: [x for x in c], lambda c: (x for x in c), next, lambda c: [*c]:
    try:
        use(c)
    except TypeError as e:
        print(e)
c.close()
