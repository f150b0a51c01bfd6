# What async for says of objects that are not asynchronous iterables.
class NoNext:
    def __aiter__(self):
        return self


class NotAwaitable(NoNext):
    def __anext__(self):
        return 12


class AwaitRaises(NoNext):
    def __anext__(self):
        return self

    def __await__(self):
        return 1 / 0


class AiterRaises:
    def __aiter__(self):
        raise LookupError("aiter")


class AiterIsCoroutine:
    async def __aiter__(self):
        return self


async def loop(o):
    async for x in o:
        pass


for o in ([], NoNext(), NotAwaitable(), AwaitRaises(), AiterRaises()):
    try:
        loop(o).send(None)
    except Exception as e:
        print(type(o).__name__, "-", type(e).__name__, e, "- cause:", repr(e.__cause__))


async def comprehension(o):
    return [x async for x in o]


for o in ([], NoNext(), NotAwaitable()):
    try:
        comprehension(o).send(None)
    except Exception as e:
        print(type(o).__name__, "-", type(e).__name__, e, "- cause:", repr(e.__cause__))
