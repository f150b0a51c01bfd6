async def f(y):
    class C[T]([x async for x in y]): pass
    type X = [x async for x in y]
