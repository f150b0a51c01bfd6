# async for sees each exception, so that its entries stay when the exception is thrown on into a handler.
import types
@types.coroutine
def tick(n):
    return (yield n)
class AIter:
    def __aiter__(self): return self
    async def __anext__(self):
        await tick(1)
        raise StopAsyncIteration
def show(e):
    tb = e.__traceback__
    while tb:
        print("  ", tb.tb_frame.f_code.co_name, tb.tb_lineno)
        tb = tb.tb_next
def drive(c, e):
    c.send(None)
    try:
        c.throw(e)
    except BaseException as x:
        print(repr(x), repr(x.__context__))
        show(x)
async def f():
    try:
        1 / 0
    finally:
        {1 async for y in AIter()}
async def g():
    {1 async for y in AIter()}
async def h():
    try:
        1 / 0
    finally:
        async for y in AIter(): pass
async def k():
    try:
        1 / 0
    except ZeroDivisionError:
        async for y in AIter(): pass
async def l():
    async for y in AIter():
        pass
async def m():
    try: 1/0
    except ZeroDivisionError:
        await l()
for x in f, g, h, k, m:
    print(x.__name__)
    drive(x(), 3)
    drive(x(), KeyError(1))
