# await, async for and async with.
def lines(e):
    t, found = e.__traceback__, []
    while t:
        found.append(t.tb_lineno)
        t = t.tb_next
    return found


def show(f, *args):
    try:
        f(*args)
    except Exception as e:
        print(f.__name__, type(e).__name__, lines(e))
    else:
        print(f.__name__)


import types
class Aw:
    def __await__(self): raise ValueError
class Ai:
    def __aiter__(self): raise ValueError
class Ai2:
    def __aiter__(self): return self
    def __anext__(self): raise ValueError
class Ai3:
    def __aiter__(self): return self
    async def __anext__(self): raise ValueError
class We:
    async def __aenter__(self): raise ValueError
    async def __aexit__(self, *a): pass
class Wx:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): raise ValueError
class Ae:
    def __aenter__(self): raise ValueError
    async def __aexit__(self, *a): pass
async def f(v):
    x = (
      await
       (
        v
       ))
async def g(v):
    async for x in (
        v
      ):
        y = 1
        z = 1
async def h(v):
    return [
      1
      async for x in (
        v
      )
      ]
async def i(v):
    async with (
         v
        ) as y:
        z = 1
        z = 1
async def j(v):
    async with (
         v
        ) as y:
        z = 1
        return (
          1)
async def k(v):
    async with (
         v
        ) as y:
        z = 1
        raise KeyError
async def l(v):
    return [
      await
       v
      for x in [1]
      ]
def run(z, v):
    try: z(v).send(None)
    except StopIteration: pass
for z in f, g, h, i, j, k, l:
    for v in Aw(), Ai(), Ai2(), Ai3(), We(), Wx(), Ae():
        show(run, z, v)
