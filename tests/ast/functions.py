@decorator
@other(1, *args, key=2, **kwargs)
def f(a, b: int = 1, /, c=2, *args: tuple, d, e: str = 'x', **kwargs: dict) -> None:
    """Doc."""
    yield
    x = yield a
    yield from b
    return lambda x, *y, z=1, **w: (x, y)


async def g(*, key):
    await key
    async for x in y:
        async with z as w, v:
            pass
    return [x async for x in y if await z]


class A(B, *bases, metaclass=M, **kw):
    x: int = 1

    @property
    def y(self): return self.x


class Empty: ...
lambda: (yield)
lambda *, a=1: a
lambda a, /, b=2: a
