# A collection may come at any allocation of a generator's making, with its arguments half moved.
import gc

gc.set_threshold(1, 1, 1)


def g(a, *rest, k=None, **named):
    cell = [a]

    def inner():
        return cell, rest, named

    yield inner
    yield k


class Node:
    def __init__(self):
        self.me = self


total = 0
for i in range(300):
    Node()
    it = g([i], [1], [2], k=[3], extra=[Node()])
    cell, rest, named = next(it)()
    total += cell[0][0] + len(rest) + len(named)
    e = ([x, [i]] for x in [Node(), Node()])
    total += len(next(e)) + gc.is_tracked(e)
print(total)


async def body(a, *rest):
    cell = [a]
    return lambda: (cell, rest)


async def numbers(n):
    for i in range(n):
        yield [i]


async def both(n):
    return [x async for x in numbers(n)], (await body([n], [n]))()


for i in range(100):
    try:
        both(2).send(None)
    except StopIteration as stop:
        result = stop.value
print(result)
