# What collections.abc.AsyncGenerator gives to a class of one's own.
import collections.abc as abc


def run(coroutine):
    try:
        while True:
            print("waits for", coroutine.send(None))
    except BaseException as e:
        print(repr(e))


class Own(abc.AsyncGenerator):
    async def asend(self, value):
        if value is None:
            return "next"
        await super().asend(value)

    async def athrow(self, typ, val=None, tb=None):
        print("athrow", typ)
        await super().athrow(typ, val, tb)


class Stubborn(Own):
    async def athrow(self, typ, val=None, tb=None):
        return "ignored"


async def loop():
    async for x in Own():
        print(x)
        break
    return await Own().__anext__()


run(loop())
run(Own().asend(1))
run(Own().athrow(ValueError))
run(Own().athrow(ValueError, ValueError("value")))
run(Own().athrow(ValueError, "q"))
run(Own().aclose())
run(Stubborn().aclose())
print(isinstance(Own(), abc.AsyncIterator), Own().__aiter__().__class__.__name__)
