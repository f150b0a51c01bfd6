# The stack shows the second generator that a delegator drives, as it showed the first.
import sys
def names():
    f = sys._getframe(1); out=[]
    while f: out.append(f.f_code.co_name); f = f.f_back
    return out
def inner():
    print(names())
    yield 1
    print(names())
def outer():
    for i in range(4):
        yield from inner()
        print(names())
def top():
    yield from outer()
for x in top(): print(names())
async def ag():
    print(names()); yield 1
    print(names()); yield 2
async def co():
    async for x in ag(): print(names())
    await co2()
async def co2():
    print(names())
c = co()
try: c.send(None)
except StopIteration: pass
